import type { Corrector, IdentityKey, LinkIndex, SqlValue, State } from '../model/index.js';
import { dropSelected, forgetChanged, noteTargets, selectAll, selectChanged } from './changed.js';
import { listCited, listCitedAnew } from './cited.js';
import { keyOf } from './codec.js';
import { KEY } from './columns.js';
import { countCommit, markUnlinked } from './commits.js';
import { layCorrections } from './corrections.js';
import { sealingChanged, sealLinks } from './digests.js';
import { listFacets, listFacetsAnew } from './facets.js';
import { type Count, keep } from './kept.js';
import { closeKnown, type Know, openKnown } from './known.js';
import type { Column, Port } from './port.js';
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

/** In the order of `changed.ts`. */
const PAGE_OF = `
  select c.source, c.ordinal, c.state, c.target, c.candidates, c.reason,
         ${KEY_COLUMNS.map((name) => `c.${name}`).join(', ')},
         r.document as citing_id, r.date as citing_date
  from link_citations l join _citations c on c.source = l.source and c.ordinal = l.ordinal join readings r on r.source = c.source
  where l.place between ? and ?
  order by l.place`;

async function* pagesOfCitations(port: Port): AsyncGenerator<CitationRow[]> {
  const [row] = await port.all<{ count: number }>('select count(*) as count from link_citations');
  for (let first = 1; first <= (row?.count ?? 0); first += PAGE) yield port.all<CitationRow>(PAGE_OF, [first, first + PAGE - 1]);
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

const relinkPage = async (port: Port, rows: readonly CitationRow[], resolve: Resolve, know: Know, note: boolean): Promise<void> => {
  const answer = (row: CitationRow, index: LinkIndex) => resolve(keyOf(row), { id: row.citing_id, date: row.citing_date }, index);
  const index = await know((asked) => {
    for (const row of rows) answer(row, asked);
  });
  const states: SqlValue[][] = [];
  const targets: SqlValue[][] = [];
  const led: string[] = [];
  for (const row of rows) {
    const { state, target, candidates, reason } = answer(row, index);
    const list = candidates.length === 0 ? '[]' : JSON.stringify(candidates);
    const change = [row.source, row.ordinal, state, list, reason];
    if (row.target !== target) {
      targets.push([...change, target]);
      led.push(...[row.target, target].filter((one) => one !== null));
    } else if (row.state !== state || row.candidates !== list || row.reason !== reason) states.push(change);
  }
  if (states.length === 0 && targets.length === 0) return;
  await port.transaction(async () => {
    await update(port, STATE, states);
    await update(port, TARGET, targets);
    if (!note) return;
    await noteTargets(port, led);
    await unseal(port, [...new Set([...states, ...targets].map(([source]) => source as number))]);
  });
};

/** Links of which the digest is to be made anew when linking ends, whatever happens until then. */
const unseal = (port: Port, sources: readonly number[]): Promise<void> =>
  inChunks(
    sources.map((source) => [source]),
    (json) =>
      port.run(
        `update _digests set links = null where links is not null and source in (${port.unpack([{ name: 'source', type: 'integer' }])})`,
        [json],
      ),
  );

/** Whether what changed since the last linking can be told; where corrections lie over the archive it cannot, nor where there was no linking yet. */
const isInPart = async (port: Port, corrector: Corrector | undefined): Promise<boolean> => {
  if (corrector !== undefined) return false;
  const rows = await port.all<{ name: string; value: string }>("select name, value from meta where name in ('unlinked', 'corrections')");
  return rows.length === 1 && rows[0]?.name === 'unlinked' && rows[0].value === 'some';
};

/** `changed` selects the sources that are not as the last linking left them; null where all may be. */
const settle = async (port: Port, count: Count | undefined, changed: string | null): Promise<void> => {
  await (changed === null ? listFacets(port) : listFacetsAnew(port, changed));
  await keep(port, count, changed);
  await forgetChanged(port);
  await seal(port);
  await port.run("delete from meta where name = 'unlinked'");
  await countCommit(port);
};

/** Resolves again the citations that what came, went or changed since the last linking may concern. */
const relinkChanged = async (port: Port, resolve: Resolve, count?: Count): Promise<void> => {
  await port.engine.beforeLinking(port);
  await port.engine.byIndexes(port, () => selectChanged(port));
  const know = await openKnown(port, 'select number, symbol from link_asked');
  await port.engine.byIndexes(port, async () => {
    for await (const rows of pagesOfCitations(port)) await relinkPage(port, rows, resolve, know, true);
  });
  await closeKnown(port);
  await dropSelected(port);
  await port.engine.weigh(port, '_changed');
  await port.transaction(async () => {
    await port.engine.byIndexes(port, () => listCitedAnew(port));
    await sealingChanged(port, (changed) => settle(port, count, changed));
  });
  await port.engine.afterLinking(port);
};

/** Resolves every citation against what is held now, with these corrections laid over it and no others. */
const relinkAll = async (port: Port, resolve: Resolve, corrector?: Corrector, count?: Count): Promise<void> => {
  const corrections = layCorrections(port, corrector);
  await port.transaction(() => markUnlinked(port, 'yes'));
  await port.engine.beforeLinking(port);
  await corrections.before();
  await selectAll(port);
  const know = await openKnown(port);
  for await (const rows of pagesOfCitations(port)) await relinkPage(port, rows, resolve, know, false);
  await closeKnown(port);
  await dropSelected(port);
  await corrections.after();
  await port.transaction(async () => {
    await listCited(port);
    await sealLinks(port);
    await settle(port, count, null);
  });
  await port.engine.afterLinking(port);
};

/**
 * Links what is held with these corrections laid over it and no others: all of it, or what changed since it was linked
 * last, which comes to the same; then keeps what `count` counts. May be stopped at any point and done again.
 */
export const relink = async (port: Port, resolve: Resolve, corrector?: Corrector, count?: Count): Promise<void> =>
  (await isInPart(port, corrector)) ? relinkChanged(port, resolve, count) : relinkAll(port, resolve, corrector, count);
