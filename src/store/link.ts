import type { Corrector, IdentityKey, LinkIndex, SqlValue, State } from '../model/index.js';
import { listCited } from './cited.js';
import { keyOf } from './codec.js';
import { KEY } from './columns.js';
import { layCorrections } from './corrections.js';
import { sealLinks } from './digests.js';
import { listFacets } from './facets.js';
import { type Count, keep } from './kept.js';
import { closeKnown, type Know, openKnown } from './known.js';
import type { Column, Port } from './port.js';
import { countCommit, markUnlinked } from './put.js';
import { seal } from './seals.js';
import { inChunks } from './write.js';

export interface Resolution {
  readonly state: State;
  readonly target: string | null;
  readonly candidates: readonly string[];
  readonly reason: string | null;
}

/** Decides what a citation points at; pure. */
export type Resolve = (
  key: IdentityKey | null,
  citing: { readonly id: string | null; readonly date: string | null },
  index: LinkIndex,
) => Resolution;

const KEY_COLUMNS = KEY.map(({ name }) => name);
const PAGE = 2000;

interface CitationRow extends Record<string, unknown> {
  source: number;
  ordinal: number;
  state: State;
  target: string | null;
  candidates: string;
  reason: string | null;
  citing_id: string;
  citing_date: string | null;
}

const PAGE_OF_CITATIONS = `
  select c.source, c.ordinal, c.state, c.target, c.candidates, c.reason,
         ${KEY_COLUMNS.map((name) => `c.${name}`).join(', ')},
         r.document as citing_id, r.date as citing_date
  from _citations c join readings r on r.source = c.source
  where (c.source, c.ordinal) > (?, ?)
  order by c.source, c.ordinal limit ${PAGE}`;

async function* pagesOfCitations(port: Port): AsyncGenerator<CitationRow[]> {
  let last: [number, number] = [-1, -1];
  for (;;) {
    const rows = await port.all<CitationRow>(PAGE_OF_CITATIONS, last);
    if (rows.length > 0) yield rows;
    const end = rows.at(-1);
    if (!end || rows.length < PAGE) return;
    last = [end.source, end.ordinal];
  }
}

const columns = (names: readonly string[]): readonly Column[] => [
  { name: 'source', type: 'integer' },
  { name: 'ordinal', type: 'integer' },
  ...names.map((name) => ({ name, type: 'text' as const })),
];

/** Most changes are of the state alone: leaving the target out spares its index. */
const STATE = columns(['state', 'candidates', 'reason']);
const TARGET = columns(['state', 'candidates', 'reason', 'target']);

const update = (port: Port, set: readonly Column[], rows: readonly SqlValue[][]): Promise<void> => {
  const names = set.map(({ name }) => name).filter((name) => name !== 'source' && name !== 'ordinal');
  const sql = `
    update _citations set ${names.map((name) => `${name} = n.${name}`).join(', ')}
    from (${port.unpack(set)}) as n
    where _citations.source = n.source and _citations.ordinal = n.ordinal`;
  return inChunks(rows, (json) => port.run(sql, [json]));
};

const relinkPage = async (port: Port, rows: readonly CitationRow[], resolve: Resolve, know: Know): Promise<void> => {
  const answer = (row: CitationRow, index: LinkIndex) => resolve(keyOf(row), { id: row.citing_id, date: row.citing_date }, index);
  const index = await know((asked) => {
    for (const row of rows) answer(row, asked);
  });
  const states: SqlValue[][] = [];
  const targets: SqlValue[][] = [];
  for (const row of rows) {
    const { state, target, candidates, reason } = answer(row, index);
    const list = candidates.length === 0 ? '[]' : JSON.stringify(candidates);
    const change = [row.source, row.ordinal, state, list, reason];
    if (row.target !== target) targets.push([...change, target]);
    else if (row.state !== state || row.candidates !== list || row.reason !== reason) states.push(change);
  }
  if (states.length === 0 && targets.length === 0) return;
  await port.transaction(async () => {
    await update(port, STATE, states);
    await update(port, TARGET, targets);
  });
};

/** True where files changed since the last linking. */
export const needsLinking = async (port: Port): Promise<boolean> =>
  (await port.all("select name from meta where name = 'unlinked'")).length > 0;

/**
 * Resolves every citation against what is held now, with these corrections laid over it and no others; then keeps what
 * `count` counts. May be stopped at any point and done again.
 */
export const relink = async (port: Port, resolve: Resolve, corrector?: Corrector, count?: Count): Promise<void> => {
  const corrections = layCorrections(port, corrector);
  await port.transaction(() => markUnlinked(port));
  await port.engine.beforeLinking(port);
  await corrections.before();
  const know = await openKnown(port);
  for await (const rows of pagesOfCitations(port)) await relinkPage(port, rows, resolve, know);
  await closeKnown(port);
  await corrections.after();
  await port.transaction(async () => {
    await listCited(port);
    await listFacets(port);
    await keep(port, count);
    await sealLinks(port);
    await seal(port);
    await port.run("delete from meta where name = 'unlinked'");
    await countCommit(port);
  });
  await port.engine.afterLinking(port);
};
