import { fold, nameInArchive, type Reading, type SqlValue } from '../model/index.js';
import { factValues, keyValues } from './codec.js';
import { column, evidenceOf, FACTS, type FactTable, factTables, KEY, KEY_PATH, OWNER } from './columns.js';
import { needlesOf } from './needles.js';
import type { Column } from './port.js';
import { indexed } from './words.js';

/** A reading on its way into the database, with the number of its row in `sources`. */
export interface Entry {
  readonly source: number;
  readonly reading: Reading;
  readonly reader: string;
  /** Version and settings of the parsers; null where what they gave is not kept. */
  readonly ingest: string | null;
}

export interface TableRows {
  readonly table: string;
  readonly columns: readonly Column[];
  readonly rows: (entry: Entry) => SqlValue[][];
}

const text = (name: string): Column => ({ name, type: 'text' });
const integer = (name: string): Column => ({ name, type: 'integer' });

export const documentId = ({ summary }: Reading): string => nameInArchive(summary);

const baseName = (uri: string): string => uri.slice(uri.lastIndexOf('/') + 1);

const needlesOfReading = (reading: Reading) =>
  needlesOf({ ...reading.summary.document, id: documentId(reading), file: baseName(reading.source.uri) });

const sources: TableRows = {
  table: 'sources',
  columns: [
    integer('id'),
    text('uri'),
    text('sha256'),
    text('media_type'),
    integer('size'),
    text('reader'),
    text('outcome'),
    integer('citations'),
    text('ingest'),
  ],
  rows: ({ source, reading, reader, ingest }) => [
    [
      source,
      reading.source.uri,
      reading.source.sha256,
      reading.source.mediaType,
      reading.source.size,
      reader,
      'read',
      reading.summary.citations.length,
      reading.raw ? ingest : null,
    ],
  ],
};

const problems: TableRows = {
  table: 'problems',
  columns: [...OWNER, text('code'), text('severity'), text('place'), text('detail')],
  rows: ({ source, reading }) =>
    reading.problems.map((problem, i) => [source, i, problem.code, problem.severity, problem.where, problem.detail]),
};

const texts: TableRows = {
  table: '_texts',
  columns: [integer('source'), text('text'), text('page_starts')],
  rows: ({ source, reading }) => [[source, reading.text, JSON.stringify(reading.pages)]],
};

const HEADER = ['kind', 'type', 'number', 'symbol', 'date', 'place', 'issuer', 'title'] as const;
const SIGNER = ['name', 'position', 'capacity'] as const;

const readings: TableRows = {
  table: 'readings',
  columns: [
    integer('source'),
    text('document'),
    integer('identified'),
    integer('pages'),
    text('encoding'),
    ...HEADER.map(text),
    ...SIGNER.map((part) => text(`signer_${part}`)),
    ...KEY,
    text('folded_number'),
    text('folded_symbol'),
    text('folded_file'),
    text('marks'),
    text('words'),
  ],
  rows: ({ source, reading }) => {
    const { document, source: file } = reading.summary;
    const id = documentId(reading);
    const { marks, words } = needlesOfReading(reading);
    return [
      [
        source,
        id,
        document.id === null ? 0 : 1,
        file.pages,
        file.encoding,
        ...HEADER.map((part) => document[part]),
        ...SIGNER.map((part) => document.signer?.[part] ?? null),
        ...keyValues(reading.key),
        document.number === null ? null : fold(document.number),
        document.symbol === null ? null : fold(document.symbol),
        fold(baseName(reading.source.uri)),
        marks,
        words,
      ],
    ];
  },
};

const facts = (table: FactTable): TableRows => ({
  table: `_${table}`,
  columns: [...OWNER, ...FACTS[table].map(column), ...evidenceOf(table), ...(table === 'citations' ? [...KEY, KEY_PATH] : [])],
  rows: ({ source, reading }) =>
    reading.summary[table].map((fact, i) => [
      source,
      i,
      ...factValues(table, fact),
      ...(table === 'citations' ? [...keyValues(reading.citationKeys[i] ?? null), reading.summary.citations[i]?.target ?? null] : []),
    ]),
});

const strings = (table: string, name: string, of: (reading: Reading) => readonly string[]): TableRows => ({
  table,
  columns: [...OWNER, text(name)],
  rows: ({ source, reading }) => of(reading).map((value, i) => [source, i, value]),
});

const search: TableRows = {
  table: 'search',
  columns: [integer('rowid'), text('number'), text('title'), text('body')],
  rows: ({ source, reading }) => {
    const { number, title } = reading.summary.document;
    return [[source, ...[number, title, reading.text].map(indexed)]];
  },
};

/** All that a person may type to mean the document; the exact forms are told apart in `readings`. */
const names: TableRows = {
  table: 'names',
  columns: [integer('rowid'), text('words')],
  rows: ({ source, reading }) => {
    const { marks, words } = needlesOfReading(reading);
    return [[source, indexed(marks + words)]];
  },
};

/** Every table that a reading writes, owners first. */
export const readingTables: readonly TableRows[] = [
  sources,
  problems,
  texts,
  readings,
  ...factTables.map(facts),
  strings('_recipients', 'name', ({ summary }) => summary.document.recipients),
  strings('_keywords', 'word', ({ summary }) => summary.keywords),
  search,
  names,
];
