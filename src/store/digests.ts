import { createHash } from 'node:crypto';
import type { Fragments } from './engine.js';
import type { Column, Port } from './port.js';
import { readingTables } from './rows.js';
import { inChunks } from './write.js';

/**
 * Digests tell a damaged row from a sound one. The database itself writes the rows as text, at writing and at checking alike,
 * so that no way of a driver to give a value back can make a difference. `base` covers what was read of a source, row
 * by row as it was before corrections; `links` covers what linking and corrections made of it.
 */

const LENGTH = 11;

/** 64 bits: what is told apart is sound from damaged, not friend from foe. */
export const digestOf = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('base64url').slice(0, LENGTH);

const LINKED = new Set(['state', 'target', 'candidates', 'reason']);
const HEAD = -1;

const namesOf = (columns: readonly Column[]): string[] => columns.map(({ name }) => name);

/** The rows of a table that corrections may have changed, as they were before. */
const asRead = ({ member }: Fragments, table: string, columns: readonly Column[]): string => {
  const isHead = table === 'readings';
  const ordinal = isHead ? HEAD : 't.ordinal';
  const list = (of: (column: Column) => string) => columns.map((column) => `${of(column)} as ${column.name}`).join(', ');
  return `
    select ${list(({ name }) => `t.${name}`)} from ${table} t
    where t.source between ?1 and ?2 and not exists (select 1 from _as_read a where a.source = t.source and a.ordinal = ${ordinal})
    union all
    select ${list((column) => (column.name === 'source' || column.name === 'ordinal' ? `a.${column.name}` : member('a.row', column)))} from _as_read a
    where a.source between ?1 and ?2 and a.ordinal ${isHead ? '=' : '>'} ${HEAD}`;
};

interface Part {
  readonly table: string;
  readonly sql: string;
}

const part = (
  { lines, digest = (text) => text }: Fragments,
  table: string,
  owner: string,
  row: string,
  from: string,
  order: string,
): Part => ({
  table,
  sql: `select ${owner} as source, ${digest(lines('line', order))} as rows
        from (select *, ${row} as line from (${from}) as own) as written group by ${owner}`,
});

/** Which sources a statement is about, by its two parameters: those of a range of numbers, or of places in `link_seals`. */
type Scope = (owner: string) => string;
const byNumber: Scope = (owner) => `${owner} between ?1 and ?2`;
const byPlace: Scope = (owner) => `${owner} in (select source from link_seals where place between ?1 and ?2)`;

const rowsIn = (scope: Scope, table: string, owner = 'source'): string => `select * from ${table} where ${scope(owner)}`;
const between = (table: string, owner = 'source'): string => rowsIn(byNumber, table, owner);

const partOf = (sql: Fragments, { table, columns }: (typeof readingTables)[number]): Part => {
  const names = namesOf(columns);
  if (table === 'sources') {
    const row = sql.jsonArray(names.filter((name) => name !== 'citations'));
    return part(sql, table, 'id', row, between(table, 'id'), 'id');
  }
  const row = sql.jsonArray(names.filter((name) => table !== '_citations' || !LINKED.has(name)));
  const order = names.includes('ordinal') ? 'ordinal' : 'source';
  const from = table === 'readings' || table === '_citations' ? asRead(sql, table, columns) : between(table);
  return part(sql, table, 'source', row, from, order);
};

const INDEXES = new Set(['search', 'names']);

/** What was read of a source, table by table, in the order of their digests in `_digests.base`. */
const baseOf = (sql: Fragments): readonly Part[] => [
  ...readingTables.filter(({ table }) => !INDEXES.has(table)).map((one) => partOf(sql, one)),
  part(sql, '_raws', 'source', sql.toHex('body'), between('_raws'), 'source'),
];

const columnsOf = (name: string): string[] => namesOf(readingTables.find(({ table }) => table === name)?.columns ?? []);
const whole = ({ jsonArray }: Fragments, table: string): string =>
  `case when corrected is null then null else ${jsonArray(['corrected', ...columnsOf(table)])} end`;

const linksOf = (sql: Fragments, scope: Scope = byNumber): readonly Part[] => {
  const linked = sql.jsonArray(['ordinal', 'state', 'target', 'candidates', 'reason', whole(sql, '_citations')]);
  const head = sql.jsonArray(['document', 'identified', whole(sql, 'readings')]);
  return [
    part(sql, '_citations', 'source', linked, rowsIn(scope, '_citations'), 'ordinal'),
    part(sql, 'readings', 'source', head, rowsIn(scope, 'readings'), 'source'),
    part(sql, 'sources', 'id', sql.jsonArray(['citations']), rowsIn(scope, 'sources', 'id'), 'id'),
    part(sql, '_documents', 'source', 'id', rowsIn(scope, '_documents'), 'source'),
  ];
};

const NONE = digestOf('');

/** Digests of the sources in a range of ids, one of `LENGTH` characters for each part. */
const digestsOf = async (port: Port, parts: readonly Part[], first: number, last: number): Promise<Map<number, string>> => {
  const digests = new Map<number, string[]>();
  for (const [place, { sql }] of parts.entries())
    for (const { source, rows } of await port.all<{ source: number; rows: string }>(sql, [first, last])) {
      const own = digests.get(source) ?? parts.map(() => NONE);
      own[place] = port.engine.sql.digest ? rows : digestOf(rows);
      digests.set(source, own);
    }
  return new Map([...digests].map(([source, own]) => [source, own.join('')]));
};

/** The tables in which two digests differ. */
const differing = (parts: readonly Part[], one: string, other: string): string[] =>
  parts.flatMap(({ table }, i) => {
    const at = (digest: string): string => digest.slice(i * LENGTH, (i + 1) * LENGTH);
    return at(one) === at(other) && one.length === other.length ? [] : [table];
  });

const DIGEST: readonly Column[] = [
  { name: 'source', type: 'integer' },
  { name: 'digest', type: 'text' },
];

/** Writes the digests of what was read of these sources; to be called in the transaction that wrote them. */
export const sealSources = async (port: Port, first: number, last: number): Promise<void> => {
  const sql = `insert into _digests (source, base) ${port.unpack(DIGEST)} where true on conflict (source) do update set base = excluded.base`;
  await inChunks([...(await digestsOf(port, baseOf(port.engine.sql), first, last))], (json) => port.run(sql, [json]));
};

/** Sources whose digests are made together: few enough for memory, enough that a statement is worth its while. */
const RANGE = 200;

/** The ranges of ids that there are. */
export async function* ranges(port: Port): AsyncGenerator<readonly [first: number, last: number]> {
  const [row] = await port.all<{ first: number | null; last: number | null }>('select min(id) as first, max(id) as last from sources');
  if (row?.first == null || row.last === null) return;
  for (let first = row.first; first <= row.last; first += RANGE) yield [first, Math.min(first + RANGE - 1, row.last)];
}

/** Writes the digests of what linking makes of these sources: of refused files it makes nothing, so theirs need not wait for it. */
export const sealLinksOf = async (port: Port, first: number, last: number): Promise<void> => {
  const sql = `update _digests set links = n.digest from (${port.unpack(DIGEST)}) as n where _digests.source = n.source and links is distinct from n.digest`;
  await inChunks([...(await digestsOf(port, linksOf(port.engine.sql), first, last))], (json) => port.run(sql, [json]));
};

/** The same for all sources; to be called in the transaction that ends linking. */
export const sealLinks = async (port: Port): Promise<void> => {
  for await (const [first, last] of ranges(port)) await sealLinksOf(port, first, last);
};

/** The same for the sources that have none, whose links changed; `then` is told how they are selected. */
export const sealingChanged = async (port: Port, then: (changed: string) => Promise<void>): Promise<void> => {
  await port.exec(`drop table if exists link_seals;
    create temp table link_seals as select row_number() over (order by source) as place, source from _digests where links is null;
    create unique index link_seals_place on link_seals (place);
    create unique index link_seals_source on link_seals (source)`);
  await port.engine.weigh(port, 'link_seals');
  const [row] = await port.all<{ count: number }>('select count(*) as count from link_seals');
  const links = linksOf(port.engine.sql, byPlace);
  const sql = `update _digests set links = n.digest from (${port.unpack(DIGEST)}) as n where _digests.source = n.source`;
  for (let first = 1; first <= (row?.count ?? 0); first += RANGE)
    await inChunks([...(await digestsOf(port, links, first, first + RANGE - 1))], (json) => port.run(sql, [json]));
  await then('select source from link_seals');
  await port.exec('drop table if exists link_seals');
};

/** Digests of what all sources hold now, right or wrong. */
export const sealAll = async (port: Port): Promise<void> => {
  for await (const [first, last] of ranges(port)) await sealSources(port, first, last);
};

export interface Damaged {
  readonly source: number;
  readonly tables: readonly string[];
}

/** Sources of a range of which rows are not as they were written; links are looked at only where linking was done. */
export const damagedIn = async (port: Port, first: number, last: number, linked: boolean): Promise<Damaged[]> => {
  const kept = await port.all<{ source: number; base: string; links: string | null }>(
    `select s.id as source, coalesce(d.base, '') as base, d.links from sources s left join _digests d on d.source = s.id where s.id between ? and ?`,
    [first, last],
  );
  const [baseParts, linkParts] = [baseOf(port.engine.sql), linksOf(port.engine.sql)];
  const base = await digestsOf(port, baseParts, first, last);
  const links = linked ? await digestsOf(port, linkParts, first, last) : null;
  const known = new Set(kept.map(({ source }) => source));
  const stray = [...base.keys()].filter((source) => !known.has(source)).map((source) => ({ source, tables: ['sources'] }));
  const damaged = kept.flatMap((one) => {
    const tables = [
      ...differing(baseParts, one.base, base.get(one.source) ?? ''),
      ...(links ? differing(linkParts, one.links ?? '', links.get(one.source) ?? '') : []),
    ];
    return tables.length > 0 ? [{ source: one.source, tables: [...new Set(tables)] }] : [];
  });
  return [...damaged, ...stray];
};
