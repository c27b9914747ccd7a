import type { Messages } from '../index.js';

/** The parts of JSON Schema that parameters have. */
interface Schema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly object[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
}

/** What a parameter may be, in words. */
export const wanted = (schema: Schema, { explorer }: Messages): string => {
  const { wrong, names } = explorer.api;
  const { type, anyOf, pattern, items, minimum = 0, maximum = Number.MAX_SAFE_INTEGER, maxLength = 0, maxItems = 1 } = schema;
  if (schema.enum) return wrong.oneOf(schema.enum);
  // A day is one of several forms; an address is the one text of a form of its own.
  if (anyOf) return wrong.day;
  if (pattern !== undefined) return names.fact ?? '';
  if (type === 'integer') return wrong.integer(minimum, maximum);
  if (type === 'boolean') return wrong.flag;
  return type === 'array' ? wrong.someOf(maxItems, items?.enum ?? []) : wrong.text(maxLength);
};
