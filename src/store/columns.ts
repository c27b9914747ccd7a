import type { Column } from './port.js';

/** A field of a fact and the column it lies in; `list` fields are kept as JSON. */
export interface Field {
  readonly key: string;
  readonly column: string;
  readonly type: Column['type'] | 'list';
}

const field =
  (type: Field['type']) =>
  (key: string, column = key): Field => ({ key, column, type });
const text = field('text');
const integer = field('integer');
const real = field('real');
const list = field('list');

/**
 * The fields of each kind of fact besides its evidence, in the order of the contract. Storing,
 * reading back and the shape of the tables follow from this.
 */
export const FACTS = {
  citations: [
    text('type'),
    text('number'),
    text('date'),
    text('issuer'),
    text('title'),
    text('pinpoint'),
    text('relation'),
    list('inferred'),
    text('state'),
    text('target'),
    list('candidates'),
    text('reason'),
    real('confidence'),
  ],
  periods: [text('start', 'period_start'), text('end', 'period_end'), text('horizon'), text('label')],
  deadlines: [text('date'), text('recurs'), text('task'), list('inferred')],
  dates: [text('date')],
  awards: [
    text('form'),
    text('grantor'),
    text('recipient'),
    real('min'),
    real('max'),
    text('unit'),
    text('per'),
    text('occasion'),
    integer('year'),
  ],
  campaigns: [text('name')],
  targets: [real('value'), text('unit'), text('subject')],
  findings: [text('code'), text('severity'), text('message'), text('text'), list('details'), list('against')],
} as const satisfies Record<string, readonly Field[]>;

export type FactTable = keyof typeof FACTS;
export const factTables = Object.keys(FACTS) as FactTable[];

const SPAN: readonly Column[] = [
  { name: 'span_start', type: 'integer' },
  { name: 'span_end', type: 'integer' },
  { name: 'page', type: 'integer' },
];
const EVIDENCE: readonly Column[] = [{ name: 'text', type: 'text' }, ...SPAN, { name: 'rule', type: 'text' }];

/** Findings speak of a document, not of a passage: they have a span at most. */
export const evidenceOf = (table: FactTable): readonly Column[] => (table === 'findings' ? SPAN : EVIDENCE);

export const column = ({ column: name, type }: Field): Column => ({ name, type: type === 'list' ? 'text' : type });

export const OWNER: readonly Column[] = [
  { name: 'source', type: 'integer' },
  { name: 'ordinal', type: 'integer' },
];

const KEY_PARTS = ['family', 'body', 'type', 'number', 'year', 'symbol', 'date'] as const;

/** The identity that the key of a citation names, null where parts are missing; linking never changes it. */
export const KEY_PATH: Column = { name: 'key_path', type: 'text' };

/** The columns of an identity key, on readings and on citations. */
export const KEY = KEY_PARTS.map((part) => ({ part, name: `key_${part}`, type: 'text' as const }));
