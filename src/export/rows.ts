import { type Corrected, type Header, nameInArchive, type Summary } from '../model/index.js';

/** A cell of a table. */
export type Cell = string | number | null | readonly string[];

/** What a column holds: the same in the views of the database, where a list is a JSON array. */
export interface Column {
  readonly name: string;
  readonly type: 'text' | 'integer' | 'real' | 'list';
}

export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: (summary: Summary) => readonly (readonly Cell[])[];
}

interface Named<Name extends string> extends Column {
  readonly name: Name;
}

const columns =
  (type: Column['type']) =>
  <Name extends string>(...names: readonly Name[]): Named<Name>[] =>
    names.map((name) => ({ name, type }));
const text = columns('text');
const integer = columns('integer');
const real = columns('real');
const list = columns('list');

const OWNER = [...text('document', 'file'), ...integer('ordinal')];
const owner = (summary: Summary, ordinal: number): Cell[] => [nameInArchive(summary), summary.source.path, ordinal];

const SPAN = integer('page', 'span_start', 'span_end');
const EVIDENCE = [...text('quote'), ...SPAN, ...text('rule')];
interface Evident {
  readonly text: string;
  readonly span: { readonly start: number; readonly end: number; readonly page: number };
  readonly rule: string;
}
const evidence = ({ text, span, rule }: Evident): Cell[] => [text, span.page, span.start, span.end, rule];

/** A period has a start and an end of its own, and END is a word of SQL. */
const OTHER_NAMES: Readonly<Record<string, string>> = { start: 'start_date', end: 'end_date' };

/** Marks of corrections, as JSON. */
const marks = (corrected: readonly Corrected[] | undefined): Cell => (corrected ? JSON.stringify(corrected) : null);

/** A table with a row per fact: whose it is, the named fields, and where it stands. */
const factTable = <Name extends 'citations' | 'periods' | 'deadlines' | 'dates' | 'awards' | 'campaigns' | 'targets'>(
  name: Name,
  fields: readonly Named<keyof Summary[Name][number] & string>[],
): Table => ({
  name,
  columns: [...OWNER, ...fields.map((field) => ({ ...field, name: OTHER_NAMES[field.name] ?? field.name })), ...EVIDENCE],
  rows: (summary) =>
    (summary[name] as readonly (Summary[Name][number] & Evident)[]).map((fact, i) => [
      ...owner(summary, i),
      ...fields.map((field) => fact[field.name] as Cell),
      ...evidence(fact),
    ]),
});

const HEADER = ['kind', 'type', 'number', 'symbol', 'date', 'place', 'issuer', 'title'] as const satisfies readonly (keyof Header)[];

const documents: Table = {
  name: 'documents',
  columns: [
    ...text('id', 'file', ...HEADER, 'signer', 'position', 'capacity', 'sha256', 'media_type'),
    ...integer('pages'),
    ...text('encoding'),
    ...integer('citations'),
    ...text('corrected'),
  ],
  rows: (summary) => {
    const { document, source } = summary;
    const { name = null, position = null, capacity = null } = document.signer ?? {};
    return [
      [
        ...[nameInArchive(summary), source.path, ...HEADER.map((field) => document[field])],
        ...[name, position, capacity, source.sha256, source.mediaType, source.pages, source.encoding, summary.citations.length],
        marks(document.corrected),
      ],
    ];
  },
};

const strings = (name: string, column: string, of: (summary: Summary) => readonly string[]): Table => ({
  name,
  columns: [...OWNER, ...text(column)],
  rows: (summary) => of(summary).map((value, i) => [...owner(summary, i), value]),
});

const findings: Table = {
  name: 'findings',
  columns: [...OWNER, ...text('code', 'severity', 'message', 'quote'), ...SPAN],
  rows: (summary) =>
    summary.findings.map(({ code, severity, message, text, span }, i) => [
      ...owner(summary, i),
      ...[code, severity, message, text, span?.page ?? null, span?.start ?? null, span?.end ?? null],
    ]),
};

/** Rejected citations keep their places in the order of reading. */
const placeOf = ({ citations, rejected = [] }: Summary, i: number): number => {
  const start = citations[i]?.span.start ?? 0;
  return i + rejected.filter(({ span }) => span.start < start).length;
};

const read = factTable('citations', [
  ...text('type', 'number', 'date', 'issuer', 'title', 'pinpoint', 'relation'),
  ...list('inferred'),
  ...text('state', 'target'),
  ...list('candidates'),
  ...text('reason'),
  ...real('confidence'),
]);
const citations: Table = {
  ...read,
  columns: [...read.columns, ...text('corrected')],
  rows: (summary) =>
    read
      .rows(summary)
      .map(([document = null, file = null, , ...cells], i) => [
        ...[document, file, placeOf(summary, i), ...cells],
        marks(summary.citations[i]?.corrected),
      ]),
};

/** One table per kind of fact, with the names and columns of the views of the database. */
export const tables: readonly Table[] = [
  documents,
  strings('recipients', 'recipient', ({ document }) => document.recipients),
  strings('aliases', 'alias', ({ document }) => document.aliases ?? []),
  citations,
  factTable('periods', text('start', 'end', 'horizon', 'label')),
  factTable('deadlines', [...text('date', 'recurs', 'task'), ...list('inferred')]),
  factTable('dates', text('date')),
  factTable('awards', [
    ...text('form', 'grantor', 'recipient'),
    ...real('min', 'max'),
    ...text('unit', 'per', 'occasion'),
    ...integer('year'),
  ]),
  factTable('campaigns', text('name')),
  factTable('targets', [...real('value'), ...text('unit', 'subject')]),
  strings('keywords', 'keyword', ({ keywords }) => keywords),
  findings,
];
