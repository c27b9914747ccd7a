import type { IdentityKey, LinkIndex, SqlValue, State } from '../model/index.js';
import { listCited } from './cited.js';
import { keyOf } from './codec.js';
import { KEY } from './columns.js';
import { loadIndex } from './known.js';
import type { Column, Port } from './port.js';
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
const PAGE = 5000;

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
  from citations c join readings r on r.source = c.source
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

const LINK: readonly Column[] = [
  { name: 'source', type: 'integer' },
  { name: 'ordinal', type: 'integer' },
  ...['state', 'target', 'candidates', 'reason'].map((name) => ({ name, type: 'text' as const })),
];

const changeOf = (row: CitationRow, resolve: Resolve, index: LinkIndex): SqlValue[] | null => {
  const { state, target, candidates, reason } = resolve(keyOf(row), { id: row.citing_id, date: row.citing_date }, index);
  const list = JSON.stringify(candidates);
  const same = row.state === state && row.target === target && row.candidates === list && row.reason === reason;
  return same ? null : [row.source, row.ordinal, state, target, list, reason];
};

const relinkPage = (port: Port, rows: readonly CitationRow[], resolve: Resolve, index: LinkIndex): Promise<void> => {
  const changes = rows.flatMap((row) => {
    const change = changeOf(row, resolve, index);
    return change ? [change] : [];
  });
  const sql = `
    update citations set state = n.state, target = n.target, candidates = n.candidates, reason = n.reason
    from (${port.unpack(LINK)}) as n
    where citations.source = n.source and citations.ordinal = n.ordinal`;
  return changes.length === 0 ? Promise.resolve() : port.transaction(() => inChunks(changes, (json) => port.run(sql, [json])));
};

/** True where files changed since the last linking. */
export const needsLinking = async (port: Port): Promise<boolean> =>
  (await port.all("select name from meta where name = 'unlinked'")).length > 0;

/** Resolves every citation against what is held now. May be stopped at any point and done again. */
export const relink = async (port: Port, resolve: Resolve): Promise<void> => {
  const index = await loadIndex(port);
  for await (const rows of pagesOfCitations(port)) await relinkPage(port, rows, resolve, index);
  await port.transaction(async () => {
    await listCited(port);
    await port.run("delete from meta where name = 'unlinked'");
  });
};
