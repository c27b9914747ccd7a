import { type Corrector, fold, type IdentityKey, type KnownDocument, type LinkIndex, type SqlValue, type State } from '../model/index.js';
import { keyOf } from './codec.js';
import { KEY } from './columns.js';
import { layCorrections } from './corrections.js';
import { needlesOf } from './needles.js';
import type { Column, Port } from './port.js';
import { inChunks, insert } from './write.js';

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

const groupKey = (number: string, symbol: string): string => `${number} ${symbol}`;

/** The held documents in memory, by identity and by number with symbol, each list in ascending order of id. */
export const loadIndex = async (port: Port): Promise<LinkIndex> => {
  const rows = await port.all<Record<string, unknown>>(
    `select d.id, ${KEY_COLUMNS.map((name) => `r.${name}`).join(', ')}
     from _documents d join readings r on r.source = d.source`,
  );
  const byId = new Map<string, KnownDocument>();
  const byNumber = new Map<string, KnownDocument[]>();
  const known = rows.flatMap((row): KnownDocument[] => {
    const key = keyOf(row);
    return key === null ? [] : [{ id: row.id as string, key, held: true }];
  });
  // By code units, not by the collation of a database.
  for (const document of known.sort((a, b) => (a.id < b.id ? -1 : 1))) {
    byId.set(document.id, document);
    const { number, symbol } = document.key;
    if (number === null || symbol === null) continue;
    const group = groupKey(number, fold(symbol));
    const same = byNumber.get(group);
    if (same) same.push(document);
    else byNumber.set(group, [document]);
  }
  return {
    byId: (id) => byId.get(id) ?? null,
    byNumber: (number, symbol) => byNumber.get(groupKey(number, fold(symbol))) ?? [],
  };
};

interface CitationRow extends Record<string, unknown> {
  source: number;
  ordinal: number;
  state: State;
  target: string | null;
  candidates: string;
  reason: string | null;
  citing_id: string | null;
  citing_date: string | null;
}

const PAGE_OF_CITATIONS = `
  select c.source, c.ordinal, c.state, c.target, c.candidates, c.reason,
         ${KEY_COLUMNS.map((name) => `c.${name}`).join(', ')},
         case r.identified when 1 then r.document end as citing_id, r.date as citing_date
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
    update _citations set state = n.state, target = n.target, candidates = n.candidates, reason = n.reason
    from (${port.unpack(LINK)}) as n
    where _citations.source = n.source and _citations.ordinal = n.ordinal`;
  return changes.length === 0 ? Promise.resolve() : port.transaction(() => inChunks(changes, (json) => port.run(sql, [json])));
};

interface CitedRow {
  id: string;
  type: string | null;
  number: string | null;
  date: string | null;
  issuer: string | null;
  title: string | null;
  mentions: number;
  documents: number;
}

// Which of several stated forms is taken is of no weight; that it is always the same one is.
const CITED = `
  select c.target as id, max(c.type) as type, max(c.number) as number, max(c.date) as date, max(c.issuer) as issuer,
         max(c.title) as title, count(*) as mentions, count(distinct c.source) as documents
  from _citations c join _documents d on d.source = c.source
  where c.state = 'unheld' and c.target is not null
  group by c.target`;

const text = (name: string): Column => ({ name, type: 'text' });
const CITED_COLUMNS: readonly Column[] = [
  ...['id', 'type', 'number', 'date', 'issuer', 'title'].map(text),
  { name: 'mentions', type: 'integer' },
  { name: 'documents', type: 'integer' },
  ...['folded_number', 'marks', 'words'].map(text),
];

const citedValues = (row: CitedRow): SqlValue[] => {
  const symbol = row.number === null ? null : row.number.replace(/^\d+[-/]?/, '') || null;
  const { marks, words } = needlesOf({ ...row, symbol, file: null, place: null });
  return [
    row.id,
    row.type,
    row.number,
    row.date,
    row.issuer,
    row.title,
    row.mentions,
    row.documents,
    row.number === null ? null : fold(row.number),
    marks,
    words,
  ];
};

const listCited = (port: Port): Promise<void> =>
  port.transaction(async () => {
    const rows = await port.all<CitedRow>(CITED);
    await port.run('delete from cited');
    await insert(port, 'cited', CITED_COLUMNS, rows.map(citedValues));
    await port.run("delete from meta where name = 'unlinked'");
  });

/** True where files changed since the last linking. */
export const needsLinking = async (port: Port): Promise<boolean> =>
  (await port.all("select name from meta where name = 'unlinked'")).length > 0;

/**
 * Resolves every citation against what is held now, with these corrections laid over it and no others.
 * May be stopped at any point and done again.
 */
export const relink = async (port: Port, resolve: Resolve, corrector?: Corrector): Promise<void> => {
  const corrections = layCorrections(port, corrector);
  await corrections.before();
  const index = await loadIndex(port);
  for await (const rows of pagesOfCitations(port)) await relinkPage(port, rows, resolve, index);
  await corrections.after();
  await listCited(port);
};
