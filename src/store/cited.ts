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

const NOT_HELD = 'not exists (select 1 from _documents held where held.id = c.target)';

/** Of the citations of each the one that tells most of why it is wanted; the first in reading order among equals. */
const examplesOf = (citations: string): string => `
  select id, document, ordinal from (
    select c.target as id, d.id as document, c.ordinal,
           row_number() over (partition by c.target order by ${tellingPlaceSql('c.relation')}, d.id, c.ordinal) as place
    from ${citations}
  ) ranked where place = 1`;

interface ExampleRow {
  readonly id: string;
  readonly document: string;
  readonly ordinal: number;
}

// Which of several stated forms is taken is of no weight; that it is always the same one is.
const figuresOf = (citations: string): string => `
  select c.target as id, max(c.type) as type, max(c.number) as number, max(c.date) as date, max(c.issuer) as issuer,
         max(c.title) as title, count(*) as mentions, count(distinct c.source) as documents
  from ${citations}
  group by c.target order by c.target`;

const PAGE_OF_ALL = `${figuresOf(`_citations c join _documents d on d.source = c.source where c.target > ? and ${NOT_HELD}`)} limit ${PAGE}`;
const EXAMPLES_OF_ALL = examplesOf(
  `_citations c join _documents d on d.source = c.source where c.target >= ? and c.target <= ? and ${NOT_HELD}`,
);

/** What changed, with places: a page of it leads to its citations, where all citations in order would have to be gone through for it. */
const CHANGED = `
  drop table if exists link_cited;
  create temp table link_cited as
  select row_number() over (order by c.target) as place, c.target as id
  from (select id as target from _changed where kind = 'target') as c where ${NOT_HELD};
  create unique index link_cited_place on link_cited (place)`;
const OF_CHANGED = `link_cited l cross join _citations c join _documents d on d.source = c.source where l.place between ? and ? and c.target = l.id`;
const PAGE_OF_CHANGED = figuresOf(OF_CHANGED);
const EXAMPLES_OF_CHANGED = examplesOf(OF_CHANGED);

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

const insertPage = async (port: Port, page: readonly CitedRow[], first: number, found: readonly ExampleRow[]): Promise<void> => {
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

/** The same for what citations were noted to lead to, or to have led to. New rows get numbers behind the others. */
export const listCitedAnew = async (port: Port): Promise<void> => {
  const changed = "select id from _changed where kind = 'target'";
  await port.run(`delete from cited_names where rowid in (select "row" from cited where id in (${changed}))`);
  await port.run(`delete from cited where id in (${changed})`);
  const [end] = await port.all<{ last: number | null }>('select max("row") as last from cited');
  await port.exec(CHANGED);
  await port.engine.weigh(port, 'link_cited');
  const [all] = await port.all<{ count: number }>('select count(*) as count from link_cited');
  for (let [place, row] = [1, (end?.last ?? 0) + 1]; place <= (all?.count ?? 0); place += PAGE) {
    const range = [place, place + PAGE - 1];
    const page = await port.all<CitedRow>(PAGE_OF_CHANGED, range);
    await insertPage(port, page, row, await port.all<ExampleRow>(EXAMPLES_OF_CHANGED, range));
    row += page.length;
  }
  await port.exec('drop table link_cited');
};

/** Lists anew what is cited and held nowhere, a page in memory at a time. To be called in a transaction. */
export const listCited = async (port: Port): Promise<void> => {
  await port.run('delete from cited');
  await port.engine.clear(port, 'cited_names');
  for (let [last, row] = ['', 1]; ; row += PAGE) {
    const page = await port.all<CitedRow>(PAGE_OF_ALL, [last]);
    const [start, end] = [page[0], page.at(-1)];
    if (!start || !end) return;
    await insertPage(port, page, row, await port.all<ExampleRow>(EXAMPLES_OF_ALL, [start.id, end.id]));
    if (page.length < PAGE) return;
    last = end.id;
  }
};
