// Four workers on PostgreSQL against one process on SQLite, as a ratio in one run, and what the queue costs per document, as a
// share of reading it:
//   node bench/queue.mjs postgres://… [DOCUMENTS=2000] [ROUNDS=3]
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ingest } from '../dist/ingest/index.js';
import { openQueue, queueOf } from '../dist/queue/index.js';
import { readText } from '../dist/reading/reader.js';
import { loadRules } from '../dist/rules/index.js';
import { openSql } from '../dist/store/index.js';
import { asked, danchieu, exportOf, newArchive, sha, start, writeTexts } from './queued.mjs';

const [server, documents = '2000', rounds = '3'] = process.argv.slice(2);
if (!server) throw new Error('node bench/queue.mjs postgres://… [DOCUMENTS] [ROUNDS]');
const WORKERS = 4;
const WARM = 1000;
const folder = mkdtempSync(join(tmpdir(), 'danchieu-queue-'));
const files = join(folder, 'files');
writeTexts(Number(documents), files);

const timed = async (work) => {
  const began = performance.now();
  const value = await work();
  return { s: (performance.now() - began) / 1000, value };
};
const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];

const single = async (round) => {
  const db = join(folder, `${round}.db`);
  const { s } = await timed(() => danchieu(['run', files, '--db', db, '--jobs', '2']));
  return { s, export: exportOf(db) };
};

const onServer = async () => {
  const { db, drop } = await newArchive(server);
  const { s } = await timed(() => danchieu(['run', files, '--db', db, '--jobs', '2']));
  await drop();
  return s;
};

const queued = async (workers, jobs) => {
  const { db, queue, drop } = await newArchive(server);
  const enqueue = await timed(() => danchieu(['enqueue', files, '--db', db]));
  const work = await timed(async () => {
    const all = Array.from({ length: workers }, () => start(['work', '--until-empty', '--jobs', jobs, '--db', db]));
    for (const { end } of all) {
      const { code, said } = await end;
      if (code !== 0) throw new Error(said);
    }
  });
  const link = await timed(() => danchieu(['link', '--db', db]));
  const { rows } = await asked(server, `select count(*)::int as jobs from ${queue}.job where state = 'completed'`);
  const result = { enqueue: enqueue.s, work: work.s, link: link.s, jobs: rows[0].jobs, export: exportOf(db) };
  await drop();
  return result;
};

/** Queueing, taking and ending of all documents with nothing done for them, and reading them in a process that is warm, milliseconds a document. */
const share = async () => {
  const { db, drop } = await newArchive(server);
  const names = readdirSync(files).sort();
  const sql = await openSql(db);
  const queue = await openQueue(sql, queueOf('v', 'i'), { leaseSeconds: 60, supervise: false });
  const { inJobs } = await import('../dist/queue/jobs.js');
  const found = names.map((uri) => ({ uri, path: join(files, uri), sha256: sha(uri), size: readFileSync(join(files, uri)).length }));
  const { s } = await timed(async () => {
    for (let at = 0; at < found.length; at += 256) await queue.add(files, found.slice(at, at + 256), inJobs);
    for (let job = await queue.take(); job !== null; job = await queue.take()) {
      const outcome = { worker: 'bench', read: job.data.files.length, refused: 0, unchanged: 0, ms: 1 };
      await queue.transaction(() => queue.complete(sql, job, outcome));
    }
  });
  await queue.close();
  await drop();
  const rules = await loadRules();
  const read = async (name) => {
    const bytes = readFileSync(join(files, name));
    const { value } = await ingest(bytes, { uri: name, size: bytes.length });
    await readText(value, rules);
  };
  for (const name of names.slice(0, WARM)) await read(name);
  const reading = await timed(async () => {
    for (const name of names.slice(-WARM)) await read(name);
  });
  return { queue: (s * 1000) / names.length, reading: (reading.s * 1000) / Math.min(WARM, names.length) };
};

const all = { single: [], server: [], queued: [] };
for (let round = 0; round < Number(rounds); round++) {
  all.single.push(await single(round));
  all.queued.push(await queued(WORKERS, '1'));
  all.server.push(await onServer());
  console.error(JSON.stringify({ round, single: all.single.at(-1).s, server: all.server.at(-1), queued: all.queued.at(-1) }));
}
const one = median(all.single.map(({ s }) => s));
const costs = await share();
// A run reads and links; so do workers and the linking after them. Queueing goes on beside the work.
const four = median(all.queued.map(({ work, link }) => work + link));
console.log(
  JSON.stringify(
    {
      documents: Number(documents),
      'run --jobs 2, SQLite, s': one,
      'run --jobs 2, PostgreSQL, s': median(all.server),
      'four workers and link, s': four,
      'enqueue, s': median(all.queued.map(({ enqueue }) => enqueue)),
      'speed of four workers, of one process on SQLite': one / four,
      'speed of four workers, of one process on PostgreSQL': median(all.server) / four,
      'queue, ms per document': costs.queue,
      'reading, ms per document': costs.reading,
      'queue, share of reading': costs.queue / costs.reading,
      jobs: all.queued[0].jobs,
      'same export': new Set([...all.single, ...all.queued].map((run) => run.export)).size === 1,
    },
    null,
    2,
  ),
);
rmSync(folder, { recursive: true });
