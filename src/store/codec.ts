import type { IdentityKey, PagedSpan, SqlValue } from '../model/index.js';
import { FACTS, type FactTable, type Field, KEY } from './columns.js';

interface AnyFact {
  readonly text?: string | null;
  readonly rule?: string;
  readonly span: PagedSpan | null;
}

const toColumn = (value: unknown, { type }: Field): SqlValue => (type === 'list' ? JSON.stringify(value) : (value as SqlValue));
const fromColumn = (value: unknown, { type }: Field): unknown => (type === 'list' ? (JSON.parse(value as string) as unknown) : value);

const spanValues = (span: PagedSpan | null): SqlValue[] => [span?.start ?? null, span?.end ?? null, span?.page ?? null];

/** Values in the order of `FACTS[table]` and `evidenceOf(table)`. */
export const factValues = (table: FactTable, fact: AnyFact): SqlValue[] => [
  ...FACTS[table].map((field) => toColumn((fact as unknown as Record<string, unknown>)[field.key] ?? null, field)),
  ...(table === 'findings' ? spanValues(fact.span) : [fact.text ?? '', ...spanValues(fact.span), fact.rule ?? '']),
];

/** The fact back from its row, keys in the order of the contract. */
export const factOf = (table: FactTable, row: Readonly<Record<string, unknown>>): unknown => {
  const fields = Object.fromEntries(FACTS[table].map((field) => [field.key, fromColumn(row[field.column], field)]));
  const span = row.span_start === null ? null : { start: row.span_start, end: row.span_end, page: row.page };
  return table === 'findings' ? { ...fields, span } : { text: row.text, span, rule: row.rule, ...fields };
};

export const keyValues = (key: IdentityKey | null): SqlValue[] => KEY.map(({ part }) => key?.[part] ?? null);

type KeyRow = Readonly<Record<string, unknown>>;

/** The identity key of a row with `key_*` columns; null where it has none. Written out: it is made for every citation. */
export const keyOf = (row: KeyRow): IdentityKey | null =>
  row.key_family === null
    ? null
    : ({
        family: row.key_family,
        body: row.key_body,
        type: row.key_type,
        number: row.key_number,
        year: row.key_year,
        symbol: row.key_symbol,
        date: row.key_date,
      } as IdentityKey);
