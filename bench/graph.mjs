// Storing, linking and asking archives of planted documents, as ratios in one run: `node bench/graph.mjs [documents] [folder]`.
// With `postgres://…` in place of the folder the archives lie on that server, each in a schema of its own.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { resolve } from '../dist/link/resolve.js';
import { citedBy, cites, countCitedBy, documentById, findDocuments, search } from '../dist/query/index.js';
import { openStore } from '../dist/store/index.js';
import { PlantedArchive } from './archive.mjs';

const LARGE = Number(process.argv[2] ?? 100_000);
const SMALL = LARGE / 10;
const BATCH = 64;
const ASKED = 200;

const server = /^postgres/.test(process.argv[3] ?? '') ? process.argv[3] : null;
const folder = mkdtempSync(join(server ? tmpdir() : (process.argv[3] ?? tmpdir()), 'danchieu-bench-'));
const schemas = [];
const asked = async (sql) => {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(sql).finally(() => client.end());
};
/** Where the archive of so many documents is made. */
const placeOf = async (documents) => {
  if (server === null) return join(folder, `${documents}.db`);
  const schema = `bench_${process.pid}_${documents}`;
  await asked(`create schema ${schema}`);
  schemas.push(schema);
  const address = new URL(server);
  address.searchParams.set('options', `-c search_path=${schema}`);
  return address.href;
};
const seconds = (since) => (performance.now() - since) / 1000;
const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};
const timed = async (work) => {
  const [start, used] = [performance.now(), cpu()];
  await work();
  return { wall: seconds(start), cpu: cpu() - used };
};
const quantile = (list, part) => list.toSorted((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * part))];

/** The readings are made outside the clock: only the store is measured. */
async function fill(store, planted) {
  const spent = { wall: 0, cpu: 0 };
  let citations = 0;
  let batch = [];
  const flush = async () => {
    const { wall, cpu: used } = await timed(() => store.put(batch, 'bench'));
    spent.wall += wall;
    spent.cpu += used;
    batch = [];
  };
  for (const { index } of planted.documents)
    for (const reading of planted.readingsOf(index)) {
      batch.push(reading);
      citations += reading.summary.citations.length;
      if (batch.length === BATCH) await flush();
    }
  await flush();
  return { ...spent, citations };
}

async function build(documents) {
  const planted = new PlantedArchive({ documents });
  const store = await openStore(await placeOf(documents), { create: true });
  const put = await fill(store, planted);
  const link = await timed(() => store.relink(resolve));
  const again = await timed(() => store.relink(resolve));
  return { planted, store, put, link, again, citations: put.citations };
}

/** Every `ASKED`-th part of what is held, so that frequent and rare ones come in. */
function samplesOf(planted) {
  const held = planted.documents.filter(({ role }) => role === 'held');
  const known = planted.documents.filter(({ index }) => planted.named.has(index));
  const some = (list) => Array.from({ length: ASKED }, (_, i) => list[Math.floor((i * list.length) / ASKED)]);
  return { held: some(held), known: some(known) };
}

function questions(store, planted) {
  const { held, known } = samplesOf(planted);
  const words = ({ title }, count) => title.split(' ').slice(-count).join(' ');
  const province = ({ body }) => body.name.split(' ').slice(-2).join(' ');
  return {
    'cited-by': [known, ({ path }) => citedBy(store, path)],
    cites: [held, ({ path }) => cites(store, path)],
    show: [
      held,
      async ({ path }) => {
        await documentById(store, path);
        await countCitedBy(store, path);
        for await (const summary of store.summaries({ documents: [path] })) return summary;
      },
    ],
    'search, number': [held, ({ number }) => search(store, number, 20)],
    'search, title': [held, ({ title }) => search(store, `"${title}"`, 20)],
    'search, three words': [held, (one) => search(store, words(one, 3), 20)],
    'search, two common words': [held, ({ title }) => search(store, title.split(' ').slice(0, 2).join(' '), 20)],
    'find, identity': [known, ({ path }) => findDocuments(store, path)],
    'find, number': [held, ({ number }) => findDocuments(store, number)],
    'find, number and province': [held, (one) => findDocuments(store, `${one.number} ${province(one)}`)],
    'find, words of title': [held, (one) => findDocuments(store, words(one, 4))],
    'find, file': [held, ({ index }) => findDocuments(store, `${index}-0.txt`)],
    'find, nothing but near': [held, (one) => findDocuments(store, `${one.number} ${province(one)} xyz`)],
  };
}

async function ask(store, planted) {
  const rows = {};
  for (const [name, [samples, question]] of Object.entries(questions(store, planted))) {
    for (const sample of samples.slice(0, 20)) await question(sample);
    const times = [];
    let answers = 0;
    for (const sample of samples) {
      const start = performance.now();
      const answer = await question(sample);
      times.push(performance.now() - start);
      answers += answer?.candidates?.length ?? answer?.length ?? 1;
    }
    rows[name] = {
      'median ms': +quantile(times, 0.5).toFixed(1),
      'p95 ms': +quantile(times, 0.95).toFixed(1),
      answers: +(answers / samples.length).toFixed(1),
    };
  }
  return rows;
}

try {
  const small = await build(SMALL);
  await small.store.close();
  const large = await build(LARGE);
  const row = (phase, of) => ({
    phase,
    [`${SMALL} s`]: +of(small).wall.toFixed(1),
    [`${LARGE} s`]: +of(large).wall.toFixed(1),
    ratio: +(of(large).wall / of(small).wall).toFixed(1),
    'CPU ratio': +(of(large).cpu / of(small).cpu).toFixed(1),
  });
  const both = ({ put, link }) => ({ wall: put.wall + link.wall, cpu: put.cpu + link.cpu });
  console.log(`Storing and linking ${SMALL} (${small.citations} citations) and ${LARGE} planted documents (${large.citations} citations)`);
  console.table([
    row('store', ({ put }) => put),
    row('link', ({ link }) => link),
    row('store and link', both),
    row('link again, nothing changed', ({ again }) => again),
  ]);
  console.log(`peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB, planted archive included`);
  console.log(`Questions to the ${LARGE}, ${ASKED} of each`);
  console.table(await ask(large.store, large.planted));
  console.log(`peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
  await large.store.close();
} finally {
  rmSync(folder, { recursive: true });
  for (const schema of schemas) await asked(`drop schema ${schema} cascade`);
}
