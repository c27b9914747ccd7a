import { afterAll, beforeAll, expect, test } from 'vitest';
import { PlantedArchive } from '../../bench/archive.mjs';
import { countAll } from '../../src/archive/counting.js';
import { questionsTo } from '../../src/archive/questions.js';
import { resolve } from '../../src/link/resolve.js';
import { CITATION_STATES, groupBy, type Reading } from '../../src/model/index.js';
import type { Store } from '../../src/store/index.js';
import { reading } from '../store/readings.js';
import { emptyStore } from '../store/stores.js';

// What linking keeps must be what would be counted anew.

const planted = new PlantedArchive({ documents: 300, provinces: 2, movements: 0.5 });
const readings = planted.documents.flatMap(({ index }) => planted.readingsOf(index)) as Reading[];

let keeping: Store;
let counting: Store;
beforeAll(async () => {
  [keeping, counting] = [await emptyStore(), await emptyStore()];
  for (const store of [keeping, counting]) await store.put(readings, 'r1');
  await keeping.relink(resolve, undefined, countAll);
  await counting.relink(resolve);
});
afterAll(async () => {
  await keeping.close();
  await counting.close();
});

const named = async (store: Store): Promise<string[]> =>
  (await store.all<{ name: string }>('select name from _kept order by name')).map(({ name }) => name);

test('what is kept is what is counted', async () => {
  expect(await named(keeping)).toEqual(['audit', 'effects', 'figures', 'issuers', 'leaning', 'movements/0', 'movements/members/0']);
  expect(await named(counting)).toEqual([]);
  const [kept, counted] = [questionsTo(keeping), questionsTo(counting)];
  expect((await kept.figures()).documents).toBeGreaterThan(100);
  expect(await kept.figures()).toEqual(await counted.figures());
  expect(await kept.census()).toEqual(await counted.census());
  expect(await kept.stats({ top: 7 })).toEqual(await counted.stats({ top: 7 }));
  expect((await kept.stats({ top: 5000 })).leanedOn).toEqual((await counted.stats({ top: 5000 })).leanedOn);
  expect(await kept.bodies()).toEqual(await counted.bodies());
  const movements = await kept.campaigns();
  expect(movements.length).toBeGreaterThan(20);
  expect(movements).toEqual(await counted.campaigns());
});

test('movements are told of in part as in full', async () => {
  const ask = questionsTo(keeping);
  const all = await ask.campaigns();
  expect(all.map(({ total }) => total)).toEqual(all.map(({ documents }) => documents.length));
  const some = await ask.campaigns('', { limit: 3, documents: 2 });
  expect(some).toEqual(all.slice(0, 3).map((one) => ({ ...one, follows: one.follows.slice(0, 2), documents: one.documents.slice(0, 2) })));
  for (const [place, one] of (await ask.movements()).entries()) {
    const { name, spellings, periods, total, documents } = all[place] as (typeof all)[number];
    expect(one).toMatchObject({ name, spellings, periods, documents: total });
    expect(await one.listed((await one.members()).slice(1, 3))).toEqual(documents.slice(1, 3));
  }
});

test('facets count what the documents that were found are, kept or not', async () => {
  interface Row {
    readonly source: number;
    readonly type: string | null;
    readonly issuer: string | null;
    readonly year: string | null;
  }
  const documents = await keeping.all<Row>(
    'select d.source, r.type, r.issuer, substr(r.date, 1, 4) as year from _documents d join readings r on r.source = d.source',
  );
  const states = await keeping.all<{ source: number; state: string }>('select distinct source, state from _citations');
  const counts = (rows: readonly Row[]) => {
    const own = new Set(rows.map(({ source }) => source));
    const by = (of: (row: Row) => string | null) => new Map([...groupBy(rows, of)].map(([value, group]) => [value, group.length]));
    return {
      documents: rows.length,
      types: by(({ type }) => type),
      bodies: by(({ issuer }) => issuer),
      years: by(({ year }) => year),
      states: new Map(
        CITATION_STATES.map((state) => [state, states.filter((row) => row.state === state && own.has(row.source)).length] as const).filter(
          ([, n]) => n > 0,
        ),
      ),
    };
  };
  const mapped = (list: readonly { value: string | null; documents: number }[]) => new Map(list.map((one) => [one.value, one.documents]));
  const found = async (store: Store, filter: Parameters<ReturnType<typeof questionsTo>['facets']>[1]) => {
    const facets = await questionsTo(store).facets('', filter);
    const { types, bodies, years, states: own } = facets;
    return { documents: facets.documents, types: mapped(types), bodies: mapped(bodies), years: mapped(years), states: mapped(own) };
  };
  const inState = new Set(states.filter(({ state }) => state === 'ambiguous').map(({ source }) => source));
  const chosen = [
    [{ kind: 'official' }, documents],
    [{ year: 2015 }, documents.filter(({ year }) => year === '2015')],
    [{ state: 'ambiguous' }, documents.filter(({ source }) => inState.has(source))],
  ] as const;
  for (const [filter, rows] of chosen) {
    expect(rows.length).toBeGreaterThan(0);
    expect(await found(keeping, filter)).toEqual(counts(rows));
  }
  // What was read since the last linking is counted too: nothing that is kept holds any more.
  await counting.put([reading({ uri: 'new.txt', id: 'vn/x/ubnd/kh/2015/1', number: '1/KH-UBND', date: '2015-02-03', cites: [] })], 'r1');
  expect((await found(counting, { year: 2015 })).documents).toBe(chosen[1][1].length + 1);
});

test('nothing that was kept is answered after a change', async () => {
  const before = await questionsTo(keeping).figures();
  await keeping.put([reading({ uri: 'new.txt', id: 'vn/x/ubnd/kh/2015/1', number: '1/KH-UBND', cites: [] })], 'r1');
  expect((await questionsTo(keeping).figures()).documents).toBe(before.documents + 1);
});
