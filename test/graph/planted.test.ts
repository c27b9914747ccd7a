import { expect, test } from 'vitest';
import { PlantedArchive, type PlantedCitation, type Truth } from '../../bench/archive.mjs';
import { questionsTo } from '../../src/archive/questions.js';
import { resolve } from '../../src/link/resolve.js';
import type { Store } from '../../src/store/index.js';
import { emptyStore, ON_POSTGRES } from '../store/stores.js';

const BATCH = 64;

const fill = async (store: Store, planted: PlantedArchive): Promise<void> => {
  let batch = [];
  for (const { index } of planted.documents) {
    batch.push(...planted.readingsOf(index));
    if (batch.length >= BATCH) {
      await store.put(batch, 'r1');
      batch = [];
    }
  }
  await store.put(batch, 'r1');
  await store.relink(resolve);
};

interface Linked {
  readonly citation: PlantedCitation;
  readonly truth: Truth;
  readonly found: Truth;
}

type Row = Omit<Truth, 'candidates'> & { readonly uri: string; readonly ordinal: number; readonly candidates: string };

/** Every citation of the files that speak for their documents, with what is true of it. */
const linked = async (store: Store, planted: PlantedArchive): Promise<Linked[]> => {
  const rows = await store.all<Row>(
    `select s.uri, c.ordinal, c.state, c.target, c.candidates
     from _citations c join _documents d on d.source = c.source join sources s on s.id = c.source`,
  );
  return rows.map(({ uri, ordinal, state, target, candidates }) => {
    const index = Number(/(\d+)-0\.txt$/.exec(uri)?.[1]);
    const citation = planted.planOf(index)[ordinal] as PlantedCitation;
    return { citation, truth: planted.truthOf(index, citation), found: { state, target, candidates: JSON.parse(candidates) as string[] } };
  });
};

/** PostgreSQL in this process is a tenth as fast as a server. */
const DOCUMENTS = ON_POSTGRES && !process.env.DANCHIEU_TEST_PG ? 2000 : 10_000;
/** Each state and each way of leaving something out comes in by so many. */
const MANY = DOCUMENTS / 20;

test(`at ${DOCUMENTS} documents every edge is right, none is missing, and what is ambiguous has the right candidates`, async () => {
  const planted = new PlantedArchive({ documents: DOCUMENTS });
  const store = await emptyStore();
  await fill(store, planted);
  const all = await linked(store, planted);
  const places = planted.documents.reduce((sum, { index }) => sum + planted.planOf(index).length, 0);
  expect(all).toHaveLength(places);
  expect(places).toBeGreaterThan(9 * DOCUMENTS);
  expect(all.filter(({ truth, found }) => JSON.stringify(truth) !== JSON.stringify(found)).slice(0, 3)).toEqual([]);
  // What one who knows what the writer meant would say, whatever the archive could know.
  const meant = ({ target }: PlantedCitation): string[] => [target.path, planted.nodeOf(target)];
  const edges = all.filter(({ found }) => found.target !== null);
  expect(edges.filter(({ citation, found }) => !meant(citation).includes(found.target as string))).toEqual([]);
  const ambiguous = all.filter(({ found }) => found.state === 'ambiguous');
  expect(ambiguous.filter(({ citation, found }) => !meant(citation).some((id) => found.candidates.includes(id)))).toEqual([]);
  // Of every candidate, held or only cited, it is told why it fits, and nothing of it differs.
  const told = (await questionsTo(store).ambiguous()).map(({ edge, candidates }) => ({
    ids: edge.candidates,
    fitting: candidates.filter(({ parts }) => parts.length > 0 && parts.every(({ agrees }) => agrees !== false)),
  }));
  expect(told).toHaveLength(ambiguous.length);
  expect(told.filter(({ ids, fitting }) => fitting.map(({ document }) => document.id).join(' ') !== ids.join(' '))).toEqual([]);
  expect(told.some(({ fitting }) => fitting.some(({ document }) => !document.held))).toBe(true);
  for (const state of ['resolved', 'ambiguous', 'unheld', 'unidentified'])
    expect(all.filter(({ found }) => found.state === state).length).toBeGreaterThan(MANY);
  for (const style of ['no-date', 'no-issuer', 'no-type'])
    expect(edges.filter(({ citation }) => citation.style === style).length).toBeGreaterThan(MANY);
  await store.close();
}, 120_000);
