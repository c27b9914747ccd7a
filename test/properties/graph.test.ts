import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PlantedArchive } from '../../bench/archive.mjs';
import { countAll } from '../../src/archive/counting.js';
import { exportText } from '../../src/export/index.js';
import { resolve } from '../../src/link/resolve.js';
import type { Reading } from '../../src/model/index.js';
import type { Store } from '../../src/store/store.js';
import { emptyStore } from '../store/stores.js';
import { sourceOf } from './source.js';

const readingsOf = (planted: PlantedArchive): Reading[] => planted.documents.flatMap(({ index }) => planted.readingsOf(index));

/** Everything that the archive says: the summaries, and what is only cited. */
const graphOf = async (store: Store): Promise<string> => {
  let text = '';
  for await (const piece of exportText(sourceOf(store), 'jsonl')) text += piece;
  // Numbers of rows go by the order in which documents came to be known.
  const cited = await store.all(
    `select id, type, number, date, issuer, title, mentions, documents, folded_number, marks, words, example_document, example_ordinal
     from cited order by id`,
  );
  const facets = await store.all(
    `select s.uri, p.kind, p.type, p.year, p.issuer, f.resolved, f.ambiguous, f.unheld, f.unidentified
     from _facets f join _profiles p on p.id = f.profile join sources s on s.id = f.source order by s.uri`,
  );
  const kept = await store.all('select name, value from _kept order by name');
  return text + JSON.stringify({ cited, facets, kept });
};

/** As a run links: with all that is counted. */
const relink = (store: Store): Promise<void> => store.relink(resolve, undefined, countAll);

const linked = async (store: Store, readings: readonly Reading[]): Promise<void> => {
  await store.put(readings, 'r1');
  await relink(store);
};

const withStore = async <T>(work: (store: Store) => Promise<T>): Promise<T> => {
  const store = await emptyStore();
  try {
    return await work(store);
  } finally {
    await store.close();
  }
};

const graphFrom = (readings: readonly Reading[]): Promise<string> =>
  withStore(async (store) => {
    await linked(store, readings);
    return graphOf(store);
  });

/** Few provinces, so that much shares its number, symbol and body. */
const small = (seed: number) => new PlantedArchive({ documents: 90, seed, provinces: 2, citations: 8, phantoms: true });
const archives = fc.integer({ min: 1, max: 1000 }).map((seed) => readingsOf(small(seed)));
/** Archives with their files in any order, and a place to cut. */
const shuffled = archives.chain((readings) =>
  fc.tuple(
    fc.constant(readings),
    fc.shuffledSubarray(readings, { minLength: readings.length }),
    fc.integer({ min: 1, max: readings.length - 1 }),
  ),
);

test('all at once, in any order and in parts: the same graph', async () => {
  await fc.assert(
    fc.asyncProperty(shuffled, async ([readings, order, cut]) => {
      const once = await graphFrom(readings);
      const parts = await withStore(async (store) => {
        await linked(store, order.slice(0, cut));
        await linked(store, order.slice(cut));
        return graphOf(store);
      });
      expect(parts).toBe(once);
    }),
    { numRuns: 12 },
  );
});

test('one file at a time: the same graph', async () => {
  const readings = readingsOf(small(7));
  const once = await graphFrom(readings);
  const single = await withStore(async (store) => {
    for (const reading of [...readings].reverse()) await linked(store, [reading]);
    return graphOf(store);
  });
  expect(single).toBe(once);
});

test('linking again, and storing again, changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(archives, (readings) =>
      withStore(async (store) => {
        await linked(store, readings);
        const first = await graphOf(store);
        await relink(store);
        expect(await graphOf(store)).toBe(first);
        await linked(store, readings);
        expect(await graphOf(store)).toBe(first);
      }),
    ),
    { numRuns: 6 },
  );
});

/** Links everything, whatever has changed. */
const linkedWhole = async (store: Store): Promise<void> => {
  await store.all("insert into meta (name, value) values ('unlinked', 'yes') on conflict (name) do update set value = 'yes'");
  await relink(store);
};

test('whatever comes and goes between linkings: what changed is linked as if all were, and the archive is sound', async () => {
  const steps = fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 30 })), {
    minLength: 2,
    maxLength: 5,
  });
  await fc.assert(
    fc.asyncProperty(shuffled, steps, async ([, order], doings) => {
      await withStore(async (store) => {
        const half = Math.ceil(order.length / 2);
        await linked(store, order.slice(0, half));
        for (const [comes, at, count] of doings) {
          const some = order.slice(at % order.length, (at % order.length) + count);
          if (comes) await store.put(some, 'r1');
          else await store.forget(some.map(({ source }) => source.uri));
          if (count % 3 > 0) await relink(store);
        }
        await relink(store);
        const part = await graphOf(store);
        expect((await store.check()).damages).toEqual([]);
        await linkedWhole(store);
        expect(await graphOf(store)).toBe(part);
      });
    }),
    { numRuns: 15 },
  );
});

test('what is forgotten leaves no trace, and comes back as it was', async () => {
  await fc.assert(
    fc.asyncProperty(shuffled, async ([readings, order, cut]) => {
      const [kept, lost] = [order.slice(0, cut), order.slice(cut)];
      const without = await graphFrom(kept);
      await withStore(async (store) => {
        await linked(store, readings);
        const whole = await graphOf(store);
        await store.forget(lost.map(({ source }) => source.uri));
        expect(await store.needsLinking()).toBe(true);
        await relink(store);
        expect(await graphOf(store)).toBe(without);
        await linked(store, lost);
        expect(await graphOf(store)).toBe(whole);
      });
    }),
    { numRuns: 10 },
  );
});

let store: Store;
const planted = new PlantedArchive({ documents: 1200, seed: 3, provinces: 4, phantoms: true });
beforeAll(async () => {
  store = await emptyStore();
  await linked(store, readingsOf(planted));
});
afterAll(() => store.close());

test('a document that was only cited becomes the one that is held: no identity is both, no edge is lost', async () => {
  const both = await store.all('select c.id from cited c join _documents d on d.id = c.id');
  expect(both).toEqual([]);
  const loose = await store.all(
    `select target from _citations where target is not null and target not in (select id from _documents) and target not in (select id from cited)
       and source in (select source from _documents)`,
  );
  expect(loose).toEqual([]);
  await withStore(async (other) => {
    const late = planted.documents.find(({ role, index }) => role === 'held' && planted.named.has(index));
    const files = planted.readingsOf(late?.index as number).map(({ source }) => source.uri);
    const all = readingsOf(planted);
    const count = async (state: string) =>
      (
        await other.all<{ n: number }>(
          'select count(*) as n from _citations c join _documents d on d.source = c.source where target = ? and state = ?',
          [late?.path ?? '', state],
        )
      )[0]?.n;
    await linked(
      other,
      all.filter(({ source }) => !files.includes(source.uri)),
    );
    const cited = await count('unheld');
    expect(cited).toBeGreaterThan(0);
    await linked(
      other,
      all.filter(({ source }) => files.includes(source.uri)),
    );
    expect(await count('unheld')).toBe(0);
    expect(await count('resolved')).toBeGreaterThanOrEqual(1);
  });
});

test('no edge leads to the document itself', async () => {
  const edges = await store.all('select 1 from _citations c join readings r on r.source = c.source where c.target = r.document');
  expect(edges).toEqual([]);
});

test('an edge leads from what cites to what is cited, never from the earlier to the later', async () => {
  const days = new Map(planted.documents.map((document) => [planted.nodeOf(document), document.date]));
  const edges = await store.all<{ citing: string; target: string }>(
    'select r.document as citing, c.target from _citations c join readings r on r.source = c.source where c.target is not null',
  );
  expect(edges.length).toBeGreaterThan(5000);
  expect(edges.filter(({ citing, target }) => (days.get(citing) ?? '') < (days.get(target) ?? ''))).toEqual([]);
});
