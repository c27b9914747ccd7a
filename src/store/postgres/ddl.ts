/** Columns of a virtual table of FTS5: what is no `option = value`. */
const columnsOf = (list: string): string[] =>
  list
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '' && !part.includes('='));

/** The words of a row's texts, as its index holds them. */
export const wordsIn = (columns: readonly string[], table?: string): string =>
  `string_to_array(${columns.map((name) => (table ? `${table}.${name}` : name)).join(" || ' ' || ")}, ' ')`;

/** Columns of the index of documents: those that name it weigh more. */
export const NAMING: readonly string[] = ['number', 'title'];

const indexOn = (name: string, table: string, columns: readonly string[]): string =>
  `create index ${name} on ${table} using gin (${wordsIn(columns)});`;

/**
 * A table of words: folded texts, each word parted by a blank, and an index over the words. Not tsvector: it takes a
 * megabyte at most and holds neither positions beyond 16,383 nor more than 256 of a word, so that of long documents
 * phrases would be lost and some would be refused. https://www.postgresql.org/docs/15/textsearch-limitations.html
 */
const wordTable = (table: string, list: string): string => {
  const columns = columnsOf(list);
  const size = columns.includes('body') ? ', size integer generated always as (length(body)) stored' : '';
  return [
    `create table ${table} (rowid integer primary key, ${columns.map((name) => `${name} text not null`).join(', ')}${size});`,
    indexOn(`${table}_words`, table, columns),
    ...(columns.includes('title') ? [indexOn(`${table}_named`, table, NAMING)] : []),
  ].join('\n');
};

const VIRTUAL = /create virtual table (\w+) using fts5\s*\(([^;]*)\);/g;
/** Settings of SQLite and of its index. */
const OWN_WAYS = /^(?:pragma .*|insert into (\w+) \(\1, rank\) .*);$/gm;
/** The type where it follows the name of a column; as a name it has a type behind it, or a dot before it. */
const TEXT = /(\w+ )text\b(?=\s*(?:,|;|\)|not null|primary key))/g;

/**
 * A migration as PostgreSQL takes it. Migrations are written for SQLite and never change; what they say is said in
 * PostgreSQL's words here. Texts are ordered by their bytes, as everywhere in this program, whatever the collation of
 * the database is.
 */
export const migrationOf = (sql: string): string =>
  sql
    .replace(VIRTUAL, (_, table: string, list: string) => wordTable(table, list))
    .replace(OWN_WAYS, '')
    .replace(TEXT, '$1text collate "C"')
    .replace(/(\w+ )real\b/g, '$1double precision')
    .replace(/(\w+ )blob\b/g, '$1bytea');
