import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, test } from 'vitest';
import { numberKey } from '../../src/eval/same.js';
import { Tally } from '../../src/eval/tally.js';
import type { Citation, Summary } from '../../src/index.js';
import { foldWords } from '../../src/model/fold.js';
import type { Store } from '../../src/store/store.js';
import { emptyStore } from '../store/stores.js';
import { CORPUS, fits, runInto } from './corpus.js';
import { holdFloors } from './floors.js';

interface Edge {
  readonly from: string;
  readonly number: string;
}
interface Edges {
  readonly resolved: readonly (Edge & { readonly to: string | string[]; readonly relation: string | string[] })[];
  readonly ambiguous: readonly (Edge & { readonly candidates: string[] })[];
  readonly unheld: readonly Edge[];
  readonly unidentified: readonly { readonly from: string; readonly text: string }[];
  readonly refused: readonly { readonly file: string; readonly reason: string }[];
}

const gold = JSON.parse(readFileSync(join(CORPUS, 'edges.json'), 'utf8')) as Edges;
const CODE_OF: Readonly<Record<string, string>> = { empty: 'E101', scanned: 'E104' };

let store: Store;
let summaries: Summary[];
let refused: { readonly file: string; readonly code: string }[];
beforeAll(async () => {
  store = await emptyStore();
  const outcome = await runInto(store);
  refused = outcome.refusals.map(({ file, code }) => ({ file, code }));
  const uris = (await store.all<{ uri: string }>('select uri from sources order by uri')).map(({ uri }) => uri);
  summaries = [];
  for await (const summary of store.summaries({ files: uris })) summaries.push(summary);
});
afterAll(() => store.close());

/** Files that hold a document. */
const filesOf = (id: string | null): string[] =>
  summaries.filter(({ document }) => document.id === id && id !== null).map(({ source }) => source.path);

/** What a citation leads to, as edges.json writes it. */
const endOf = ({ state, target, candidates, number, text }: Citation): string => {
  if (state === 'unidentified') return `unidentified ${text}`;
  const key = numberKey(number ?? '');
  if (state === 'resolved') return `resolved ${key} ${filesOf(target).join(' ')}`;
  return state === 'ambiguous' ? `ambiguous ${key} ${candidates.flatMap(filesOf).sort().join(' ')}` : `unheld ${key}`;
};

const wantedFrom = (
  file: string,
): { readonly state: string; readonly accepts: (citation: Citation) => boolean; readonly name: string }[] => {
  const own = <T extends { from: string }>(list: readonly T[]): T[] => list.filter(({ from }) => from === file);
  const isNumber = (citation: Citation, number: string): boolean =>
    citation.number !== null && numberKey(citation.number) === numberKey(number);
  return [
    ...own(gold.resolved).map(({ number, to }) => ({
      state: 'resolved',
      name: `resolved ${number} to ${[to].flat().join(' ')}`,
      accepts: (c: Citation) =>
        c.state === 'resolved' && isNumber(c, number) && filesOf(c.target).some((path) => [to].flat().includes(path)),
    })),
    ...own(gold.ambiguous).map(({ number, candidates }) => ({
      state: 'ambiguous',
      name: `ambiguous ${number}: ${candidates.join(' ')}`,
      accepts: (c: Citation) =>
        c.state === 'ambiguous' &&
        isNumber(c, number) &&
        [...new Set(c.candidates.flatMap(filesOf))].sort().join() === [...candidates].sort().join(),
    })),
    ...own(gold.unheld).map(({ number }) => ({
      state: 'unheld',
      name: `unheld ${number}`,
      accepts: (c: Citation) => c.state === 'unheld' && isNumber(c, number),
    })),
    ...own(gold.unidentified).map(({ text }) => ({
      state: 'unidentified',
      name: `unidentified ${text}`,
      accepts: (c: Citation) => c.state === 'unidentified' && foldWords(c.text).includes(foldWords(text)),
    })),
  ];
};

test('citations lead where they should', () => {
  const tally = new Tally();
  for (const { source, citations } of summaries) {
    const wanted = wantedFrom(source.path);
    for (const { state, name, accepts } of wanted) {
      const isFound = citations.some(accepts);
      tally.add(state, isFound ? 1 : 0, 0, isFound ? 0 : 1);
      const about = citations
        .filter(({ number, text }) => name.includes(numberKey(number ?? '?')) || name.includes(number ?? text))
        .map(endOf);
      if (!isFound) tally.notes.push(`${state}: ${source.path} misses ${name}; got ${JSON.stringify([...new Set(about)])}`);
    }
    const stray = citations.filter((citation) => !wanted.some(({ accepts }) => accepts(citation)));
    for (const end of new Set(stray.map(endOf))) {
      const state = end.split(' ')[0] as string;
      tally.add(state, 0, 1, 0);
      tally.notes.push(`${state}: ${source.path} wrongly has ${end}`);
    }
  }
  for (const { from, number, relation } of gold.resolved) {
    const mine = summaries
      .find(({ source }) => source.path === from)
      ?.citations.filter((c) => c.number !== null && numberKey(c.number) === numberKey(number));
    if (mine?.length)
      tally.judge(
        'relation',
        mine.some((c) => fits('relation', relation, c.relation)),
        { file: from, subject: number, wanted: [relation].flat().join(' | '), got: mine.map((c) => c.relation).join(' | '), places: [] },
      );
  }
  const codes = (list: readonly { file: string; code: string }[]) => list.map(({ file, code }) => `${file} ${code}`);
  tally.sets(
    'refused',
    codes(gold.refused.map(({ file, reason }) => ({ file, code: CODE_OF[reason] ?? reason }))),
    new Map(codes(refused).map((code) => [code, []])),
    'the corpus',
  );
  holdFloors('edges', tally);
});
