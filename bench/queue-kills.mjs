// What SIGKILL of workers at random moments, a server that is restarted, connections that are cut, two linkers at once and
// a file that workers die of do to an archive that four workers read: the export must equal that of one process that
// nothing disturbed, byte for byte; no job may be lost and none may have effect twice.
//   scripts/with-postgres.sh node bench/queue-kills.mjs [KILLS=100] [DOCUMENTS=3000] [SEED=1]
import { spawnSync } from 'node:child_process';
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { asked, danchieu, exportOf, newArchive, sleep, start, writeTexts } from './queued.mjs';
import { randomOf } from './random.mjs';
import { corpusTexts, textOfSize } from './texts.mjs';

const [kills = '100', documents = '3000', seed = '1'] = process.argv.slice(2).map(Number);
const server = process.env.DANCHIEU_TEST_PG;
const data = process.env.DANCHIEU_TEST_PG_DATA;
if (!server || !data) throw new Error('scripts/with-postgres.sh node bench/queue-kills.mjs [KILLS] [DOCUMENTS] [SEED]');
const KILLS = Number(kills || 100);
const WORKERS = 4;
const TRIES = 4;
const LEASE = '4s';
const random = randomOf(Number(seed || 1));
const folder = mkdtempSync(join(tmpdir(), 'danchieu-queue-kills-'));
const files = join(folder, 'files');
writeTexts(Number(documents || 3000), files);
const corpus = fileURLToPath(new URL('../corpus/documents/', import.meta.url));
for (const name of readdirSync(corpus)) if (statSync(join(corpus, name)).isFile()) copyFileSync(join(corpus, name), join(files, name));

const reference = join(folder, 'reference.db');
danchieu(['run', files, '--db', reference, '--jobs', '2'], [0, 1]);
const wanted = exportOf(reference);
const heldIn = (db) =>
  JSON.parse(danchieu(['sql', 'select outcome, count(*) as files from files group by outcome order by outcome', '--db', db, '--json']))
    .rows;

// Slow enough that whoever reads it can be killed then; in the undisturbed archive it is not.
const poison = join(files, 'poison.txt');
writeFileSync(poison, textOfSize(corpusTexts(), 12e6));

const { db, schema, queue, drop } = await newArchive(server);
const queued = JSON.parse(danchieu(['enqueue', files, '--db', db, '--json'])).queued;

/** Runs a command of the server's owner, which root is not. */
const asOwner = (command) => {
  const [program, ...args] = process.getuid() === 0 ? ['runuser', '-u', 'postgres', '--', ...command] : command;
  const { status, stderr } = spawnSync(program, args, { cwd: '/', encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] });
  if (status !== 0) throw new Error(`${command.join(' ')}: ${stderr}`);
};
const restart = (mode) => asOwner([process.env.DANCHIEU_TEST_PG_CTL, '-D', data, '-m', mode, '-w', '-l', '/dev/null', 'restart']);
const cut = () =>
  asked(
    server,
    `select count(pg_terminate_backend(pid)) as n from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()`,
  );

const faults = [];
const total = { kills: 0, poisonKills: 0, restarts: 0, cuts: 0, linkers: 0, workers: 0 };
let number = 0;
const startWorker = () => {
  const log = join(folder, `worker-${++number}.log`);
  total.workers++;
  const args = ['work', '--jobs', '1', '--lease', LEASE, '--tries', String(TRIES), '--log', log, '--log-level', 'debug', '--db', db];
  return { ...start(args), log, read: 0, killed: false };
};
/** Whether the worker has begun the poison, told by what its log says since it was last looked at. */
const isAtPoison = (worker) => {
  if (!existsSync(worker.log)) return false;
  const handle = openSync(worker.log, 'r');
  const buffer = Buffer.alloc(1 << 20);
  const count = readSync(handle, buffer, 0, buffer.length, worker.read);
  closeSync(handle);
  worker.read += count;
  const lines = buffer.toString('utf8', 0, count).split('\n');
  return lines.some((line) => line.includes('"begun"') && line.includes('poison.txt'));
};
const isUp = async () => {
  for (let i = 0; i < 100; i++) {
    const answer = await asked(server, 'select 1').catch(() => null);
    if (answer) return;
    await sleep(200);
  }
  throw new Error('the server did not come back');
};
const leftOver = async () => Number((await asked(server, `select count(*) as n from ${queue}.files`)).rows[0].n);
const link = async (codes) => {
  const [one, other] = [start(['link', '--db', db]), start(['link', '--db', db])];
  for (const { end } of [one, other]) {
    const { code, said } = await end;
    if (!codes.includes(code)) faults.push(`link ended ${code}: ${said}`);
  }
  total.linkers += 2;
};

const workers = Array.from({ length: WORKERS }, startWorker);
const replace = async (at) => {
  const worker = workers[at];
  worker.killed = true;
  worker.child.kill('SIGKILL');
  await worker.end;
  workers[at] = startWorker();
};
let next = Date.now() + 6000;
const cutAll = async () => {
  await cut();
  total.cuts++;
};
const restarted = async (mode) => {
  restart(mode);
  await isUp();
  total.restarts++;
};
const disturb = new Map([
  [Math.floor(KILLS * 0.2), cutAll],
  [Math.floor(KILLS * 0.4), () => restarted('fast')],
  [Math.floor(KILLS * 0.5), () => link([0, 4])],
  [Math.floor(KILLS * 0.6), cutAll],
  [Math.floor(KILLS * 0.8), () => restarted('immediate')],
]);
const began = Date.now();
while (total.kills < KILLS || (await leftOver()) > 0) {
  for (const [at, worker] of workers.entries()) {
    if (isAtPoison(worker)) {
      await replace(at);
      total.poisonKills++;
    }
    if (worker.child.exitCode !== null && !worker.killed) {
      const { code, said } = await worker.end;
      faults.push(`worker ended by itself: ${code} ${said.slice(-600)}`);
      workers[at] = startWorker();
    }
  }
  if (total.kills < KILLS && Date.now() > next) {
    await replace(Math.floor(random() * WORKERS));
    total.kills++;
    next = Date.now() + 1000 + random() * 4000;
    const work = disturb.get(total.kills);
    disturb.delete(total.kills);
    await work?.();
    if (total.kills % 10 === 0)
      console.error(`${total.kills} kills, ${await leftOver()} files left, ${Math.round((Date.now() - began) / 1000)} s`);
  }
  await sleep(50);
}
// Asked to end, a worker ends well.
for (const worker of workers) worker.child.kill('SIGTERM');
for (const worker of workers) {
  const { code, said } = await worker.end;
  if (code !== 0) faults.push(`worker asked to end: ${code} ${said.slice(-600)}`);
}
await link([0, 4]);
danchieu(['link', '--db', db]);

const ended = (
  await asked(
    server,
    `select coalesce(sum((output->>'read')::int + (output->>'refused')::int), 0)::int as files, coalesce(sum((output->>'unchanged')::int), 0)::int as twice, count(*)::int as jobs
     from ${queue}.job where state = 'completed'`,
  )
).rows[0];
const states = (await asked(server, `select state::text, count(*)::int from ${queue}.job group by 1`)).rows;
if (states.some(({ state }) => state !== 'completed')) faults.push(`jobs left: ${JSON.stringify(states)}`);
if (exportOf(db) !== wanted) faults.push('the export differs');
const check = JSON.parse(danchieu(['check', '--db', db, '--json'], [0, 4]));
if (!check.sound || check.unfinished) faults.push(`not sound: ${JSON.stringify(check.damages.slice(0, 3))}`);
const doubles = (
  await asked(server, `select count(*)::int as n from (select uri from ${schema}.sources group by uri having count(*) > 1) d`)
).rows[0].n;
if (doubles > 0) faults.push(`${doubles} files held twice`);
if (ended.twice > 0) faults.push(`${ended.twice} files were done twice`);
const status = JSON.parse(danchieu(['status', '--db', db, '--json']));
const named = status.refusals.find(({ code }) => code === 'E114')?.files ?? 0;
if (named !== 1) faults.push(`E114: ${named}`);
const [here, there] = [heldIn(db), heldIn(reference)];
const of = (rows, outcome) => rows.find((row) => row.outcome === outcome)?.files ?? 0;
if (of(here, 'read') !== of(there, 'read') || of(here, 'refused') !== of(there, 'refused') + 1)
  faults.push(JSON.stringify({ here, there }));
console.log(JSON.stringify({ queued, ...total, ended, seconds: Math.round((Date.now() - began) / 1000), faults }, null, 2));
await drop();
if (faults.length === 0) rmSync(folder, { recursive: true });
process.exitCode = faults.length === 0 ? 0 : 1;
