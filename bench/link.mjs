// Linking new documents into an archive that holds four times as many, against linking them into an empty one, as a ratio
// in one run: node bench/link.mjs [NEW=100000] [FOLDER | postgres://…] [mixed]
// Seconds by the clock and, on SQLite, of processor time, which others on the machine disturb less. Counts over the whole
// archive, which linking keeps, are told apart: they grow with all that is held, whatever is new.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countAll } from '../dist/archive/counting.js';
import { resolve } from '../dist/link/resolve.js';
import { openStore } from '../dist/store/index.js';
import { PlantedArchive } from './archive.mjs';
import { newArchive } from './queued.mjs';

const NEW = Number(process.argv[2] ?? 100_000);
const HELD = 4;
const BATCH = 512;
const server = /^postgres/.test(process.argv[3] ?? '') ? process.argv[3] : null;
const folder = mkdtempSync(join(server ? tmpdir() : (process.argv[3] ?? tmpdir()), 'danchieu-link-'));

const placeOf = async (name) => (server ? newArchive(server) : { db: join(folder, `${name}.db`), drop: async () => {} });
const planted = new PlantedArchive({ documents: NEW * (HELD + 1) });
// New are the latest, as an archive grows; or, with a third argument, every fifth of all years.
const byDay = planted.documents.map(({ date }) => date).sort();
const since = byDay[Math.floor((byDay.length * HELD) / (HELD + 1))];
const isNew = process.argv[4] ? ({ index }) => index % (HELD + 1) === 0 : ({ date }) => date >= since;

const fill = async (store, documents) => {
  let batch = [];
  for (const { index } of documents)
    for (const reading of planted.readingsOf(index)) {
      batch.push(reading);
      if (batch.length < BATCH) continue;
      await store.put(batch, 'bench');
      batch = [];
    }
  if (batch.length > 0) await store.put(batch, 'bench');
};
const processor = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};
/** Links, and tells how long it took, in all and without what is counted over everything at the end. */
const linking = async (store) => {
  const now = () => ({ s: performance.now() / 1000, cpu: processor() });
  let [counting, counted] = [null, null];
  const began = now();
  await store.relink(resolve, undefined, async function* (rows) {
    counting = now();
    yield* countAll(rows);
    counted = now();
  });
  const ended = now();
  const of = (unit) => ({ all: ended[unit] - began[unit], counts: counted[unit] - counting[unit] });
  return { s: of('s'), cpu: of('cpu') };
};

// The first linking of a process pays for what later ones have compiled.
const warm = await openStore(':memory:', { create: true });
await fill(warm, planted.documents.slice(0, 1000));
await linking(warm);
await warm.close();

const fresh = planted.documents.filter(isNew);
const empty = await placeOf('empty');
const one = await openStore(empty.db, { create: true });
await fill(one, fresh);
const alone = await linking(one);
await one.close();
await empty.drop();

const large = await placeOf('large');
const store = await openStore(large.db, { create: true });
await fill(
  store,
  planted.documents.filter((document) => !isNew(document)),
);
const whole = await linking(store);
await fill(store, fresh);
const into = await linking(store);
const [{ citations }] = await store.all('select count(*) as citations from _citations');
const single = fresh.map(({ index }) => planted.readingsOf(index)).find(({ length }) => length > 0);
await store.forget(single.map(({ source }) => source.uri));
const gone = await linking(store);
await store.close();
await large.drop();
rmSync(folder, { recursive: true });
console.log(
  JSON.stringify(
    {
      new: fresh.length,
      held: planted.documents.length - fresh.length,
      citations,
      alone,
      whole,
      into,
      ratio: into.s.all / alone.s.all,
      'ratio without counts': (into.s.all - into.s.counts) / (alone.s.all - alone.s.counts),
      ...(server
        ? {}
        : {
            'ratio of processor time': into.cpu.all / alone.cpu.all,
            'the same without counts': (into.cpu.all - into.cpu.counts) / (alone.cpu.all - alone.cpu.counts),
          }),
      'one document gone': gone,
    },
    null,
    2,
  ),
);
