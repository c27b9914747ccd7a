import { fold, type SqlValue, tellingPlaceSql } from '../model/index.js';
import { needlesOf } from './needles.js';
import type { Column, Port } from './port.js';
import { indexed } from './words.js';
import { insert } from './write.js';

interface CitedRow {
  readonly id: string;
  readonly type: string | null;
  readonly number: string | null;
  readonly date: string | null;
  readonly issuer: string | null;
  readonly title: string | null;
  readonly mentions: number;
  readonly documents: number;
}

const PAGE = 5000;

/** Of the citations of each the one that tells most of why it is wanted; the first in reading order among equals. */
const examplesOf = (among: string): string => `
  select id, document, ordinal from (
    select c.target as id, d.id as document, c.ordinal,
           row_number() over (partition by c.target order by ${tellingPlaceSql('c.relation')}, d.id, c.ordinal) as place
    from _citations c join _documents d on d.source = c.source
    where c.target >= ? and c.target <= ? ${among} and not exists (select 1 from _documents held where held.id = c.target)
  ) ranked where place = 1`;

interface ExampleRow {
  readonly id: string;
  readonly document: string;
  readonly ordinal: number;
}

// Which of several stated forms is taken is of no weight; that it is always the same one is.
const pageOfCited = (among: string): string => `
  select c.target as id, max(c.type) as type, max(c.number) as number, max(c.date) as date, max(c.issuer) as issuer,
         max(c.title) as title, count(*) as mentions, count(distinct c.source) as documents
  from _citations c join _documents d on d.source = c.source
  where c.target > ? ${among} and not exists (select 1 from _documents held where held.id = c.target)
  group by c.target order by c.target limit ${PAGE}`;

const text = (name: string): Column => ({ name, type: 'text' });
const CITED: readonly Column[] = [
  { name: 'row', type: 'integer' },
  ...['id', 'type', 'number', 'date', 'issuer', 'title'].map(text),
  { name: 'mentions', type: 'integer' },
  { name: 'documents', type: 'integer' },
  ...['folded_number', 'marks', 'words', 'example_document'].map(text),
  { name: 'example_ordinal', type: 'integer' },
];
const NAMES: readonly Column[] = [{ name: 'rowid', type: 'integer' }, text('words')];

const needles = (row: CitedRow) => {
  const symbol = row.number === null ? null : row.number.replace(/^\d+[-/]?/, '') || null;
  return needlesOf({ ...row, symbol, file: null, place: null });
};

const insertPage = async (port: Port, page: readonly CitedRow[], first: number, among: string): Promise<void> => {
  const [start, end] = [page[0], page.at(-1)];
  if (!start || !end) return;
  const found = await port.all<ExampleRow>(examplesOf(among), [start.id, end.id]);
  const examples = new Map(found.map((example) => [example.id, example]));
  const rows = page.map((row, i) => ({ row, key: first + i, example: examples.get(row.id), ...needles(row) }));
  const values = ({ row, key, example, marks, words }: (typeof rows)[number]): SqlValue[] => [
    key,
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
    example?.document ?? null,
    example?.ordinal ?? null,
  ];
  await insert(port, 'cited', CITED, rows.map(values));
  await insert(
    port,
    'cited_names',
    NAMES,
    rows.map(({ key, marks, words }) => [key, indexed(marks + words)]),
  );
};

/** `among`: a further condition on the citations `c` that are listed. */
const insertFrom = async (port: Port, among: string, first: number): Promise<void> => {
  for (let [last, row] = ['', first]; ; row += PAGE) {
    const page = await port.all<CitedRow>(pageOfCited(among), [last]);
    await insertPage(port, page, row, among);
    if (page.length < PAGE) return;
    last = (page.at(-1) as CitedRow).id;
  }
};

/** The same for what citations were noted to lead to, or to have led to. New rows get numbers behind the others. */
export const listCitedAnew = async (port: Port): Promise<void> => {
  const changed = "select id from _changed where kind = 'target'";
  await port.run(`delete from cited_names where rowid in (select "row" from cited where id in (${changed}))`);
  await port.run(`delete from cited where id in (${changed})`);
  const [end] = await port.all<{ last: number | null }>('select max("row") as last from cited');
  await insertFrom(port, `and c.target in (${changed})`, (end?.last ?? 0) + 1);
};

/** Lists anew what is cited and held nowhere, a page in memory at a time. To be called in a transaction. */
export const listCited = async (port: Port): Promise<void> => {
  await port.run('delete from cited');
  await port.engine.clear(port, 'cited_names');
  await insertFrom(port, '', 1);
};
