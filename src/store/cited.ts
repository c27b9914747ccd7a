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
const EXAMPLES = `
  select id, document, ordinal from (
    select c.target as id, d.id as document, c.ordinal,
           row_number() over (partition by c.target order by ${tellingPlaceSql('c.relation')}, d.id, c.ordinal) as place
    from _citations c join _documents d on d.source = c.source
    where c.target >= ? and c.target <= ? and not exists (select 1 from _documents held where held.id = c.target)
  ) ranked where place = 1`;

interface ExampleRow {
  readonly id: string;
  readonly document: string;
  readonly ordinal: number;
}

// Which of several stated forms is taken is of no weight; that it is always the same one is.
const PAGE_OF_CITED = `
  select c.target as id, max(c.type) as type, max(c.number) as number, max(c.date) as date, max(c.issuer) as issuer,
         max(c.title) as title, count(*) as mentions, count(distinct c.source) as documents
  from _citations c join _documents d on d.source = c.source
  where c.target > ? and not exists (select 1 from _documents held where held.id = c.target)
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

const insertPage = async (port: Port, page: readonly CitedRow[], first: number): Promise<void> => {
  const [start, end] = [page[0], page.at(-1)];
  if (!start || !end) return;
  const found = await port.all<ExampleRow>(EXAMPLES, [start.id, end.id]);
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

/** Lists anew what is cited and held nowhere, a page in memory at a time. To be called in a transaction. */
export const listCited = async (port: Port): Promise<void> => {
  await port.run('delete from cited');
  await port.engine.clear(port, 'cited_names');
  let last = '';
  for (let first = 1; ; first += PAGE) {
    const page = await port.all<CitedRow>(PAGE_OF_CITED, [last]);
    await insertPage(port, page, first);
    if (page.length < PAGE) return;
    last = (page.at(-1) as CitedRow).id;
  }
};
