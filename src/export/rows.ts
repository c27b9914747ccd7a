import type { Corrected, Summary } from '../model/index.js';

/** A cell of a table. */
export type Cell = string | number | null;

export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: (summary: Summary) => readonly (readonly Cell[])[];
}

const SEPARATOR = ' | ';
const joined = (values: readonly string[]): string => values.join(SEPARATOR);

const owner = ({ document, source }: Summary): Cell[] => [document.id, source.path];
const OWNER = ['document', 'file'] as const;

const EVIDENCE = ['text', 'start', 'end', 'page', 'rule'] as const;
interface Evident {
  readonly text: string;
  readonly span: { readonly start: number; readonly end: number; readonly page: number };
  readonly rule: string;
}
const evidence = ({ text, span, rule }: Evident): Cell[] => [text, span.start, span.end, span.page, rule];

const cell = (value: unknown): Cell => (Array.isArray(value) ? joined(value as string[]) : (value as Cell));

/** Corrections that had a part in a row, and who is to be asked about them. */
const correctedBy = (corrected: readonly Corrected[] | undefined): Cell =>
  corrected ? joined(corrected.map(({ action, by, reason }) => `${action} (${by}): ${reason}`)) : null;

/** A table with a row per fact: whose it is, the named fields, and where it stands. */
const factTable = <Name extends 'citations' | 'periods' | 'deadlines' | 'dates' | 'awards' | 'campaigns' | 'targets'>(
  name: Name,
  fields: readonly (keyof Summary[Name][number] & string)[],
): Table => ({
  name,
  // A period has a start and an end of its own.
  columns: [
    ...OWNER,
    ...fields.map((field) => (field === 'start' || field === 'end' ? `${field}_date` : field)),
    ...EVIDENCE,
    ...(name === 'citations' ? ['corrected'] : []),
  ],
  rows: (summary) =>
    (summary[name] as readonly (Summary[Name][number] & Evident)[]).map((fact) => [
      ...owner(summary),
      ...fields.map((field) => cell(fact[field])),
      ...evidence(fact),
      ...(name === 'citations' ? [correctedBy((fact as { corrected?: Corrected[] }).corrected)] : []),
    ]),
});

const documents: Table = {
  name: 'documents',
  columns: [
    ...OWNER,
    'kind',
    'type',
    'number',
    'symbol',
    'date',
    'place',
    'issuer',
    'title',
    'signer',
    'position',
    'capacity',
    'recipients',
    'sha256',
    'media_type',
    'pages',
    'encoding',
    'citations',
    'aliases',
    'corrected',
  ],
  rows: (summary) => {
    const { document, source } = summary;
    return [
      [
        ...owner(summary),
        document.kind,
        document.type,
        document.number,
        document.symbol,
        document.date,
        document.place,
        document.issuer,
        document.title,
        document.signer?.name ?? null,
        document.signer?.position ?? null,
        document.signer?.capacity ?? null,
        joined(document.recipients),
        source.sha256,
        source.mediaType,
        source.pages,
        source.encoding,
        summary.citations.length,
        document.aliases ? joined(document.aliases) : null,
        correctedBy(document.corrected),
      ],
    ];
  },
};

const keywords: Table = {
  name: 'keywords',
  columns: [...OWNER, 'rank', 'keyword'],
  rows: (summary) => summary.keywords.map((keyword, i) => [...owner(summary), i + 1, keyword]),
};

const findings: Table = {
  name: 'findings',
  columns: [...OWNER, 'code', 'severity', 'message', 'start', 'end', 'page'],
  rows: (summary) =>
    summary.findings.map(({ code, severity, message, span }) => [
      ...owner(summary),
      code,
      severity,
      message,
      span?.start ?? null,
      span?.end ?? null,
      span?.page ?? null,
    ]),
};

/** One table per kind of fact, in the order of the contract. */
export const tables: readonly Table[] = [
  documents,
  factTable('citations', [
    'type',
    'number',
    'date',
    'issuer',
    'title',
    'pinpoint',
    'relation',
    'inferred',
    'state',
    'target',
    'candidates',
    'reason',
    'confidence',
  ]),
  factTable('periods', ['start', 'end', 'horizon', 'label']),
  factTable('deadlines', ['date', 'recurs', 'task', 'inferred']),
  factTable('dates', ['date']),
  factTable('awards', ['form', 'grantor', 'recipient', 'min', 'max', 'unit', 'per', 'occasion', 'year']),
  factTable('campaigns', ['name']),
  factTable('targets', ['value', 'unit', 'subject']),
  keywords,
  findings,
];
