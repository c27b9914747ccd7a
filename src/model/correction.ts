import { z } from 'zod';
import { Relation } from './summary.js';

/** What an analyst decides against or besides the program: the entries of a corrections.yaml. */

const text = z.string().trim().min(1).max(10_000);
/** An identity path. */
const path = z
  .string()
  .max(1000)
  .regex(/^(?:vn|unidentified)\/\S+$/, 'not an identity path (vn/…)');

const isDay = (date: string): boolean => {
  const full = `${date}-01-01`.slice(0, 10);
  const parsed = new Date(`${full}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(full);
};
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'not a day (2022-08-24)')
  .refine(isDay, 'no such day');
/** A date as precise as it is known. */
const someDate = z
  .string()
  .regex(/^\d{4}(?:-\d{2}){0,2}$/, 'not a date (2022-08-24, 2022-08, 2022)')
  .refine((date) => isDay(date), 'no such day');

/** Who decided, why, and when. */
const signed = { reason: text, by: text, date: day.exactOptional() };

/**
 * Which citations of a document: those with this text, those of this number, or both; `nth` counts them in reading
 * order from 1 and takes one, without it all are meant. Both are what was read, whatever else is corrected.
 */
const place = { from: path, quote: text.exactOptional(), number: text.exactOptional(), nth: z.int().positive().exactOptional() };
const isPlace = ({ quote, number }: { quote?: string; number?: string }): boolean => quote !== undefined || number !== undefined;
const PLACELESS = 'quote or number is needed';

export const DOCUMENT_FIELDS = ['type', 'number', 'date', 'place', 'issuer', 'title'] as const;
export type DocumentField = (typeof DOCUMENT_FIELDS)[number];
const named = {
  type: text.nullable().exactOptional(),
  number: text.nullable().exactOptional(),
  date: someDate.nullable().exactOptional(),
  issuer: text.nullable().exactOptional(),
  title: text.nullable().exactOptional(),
};
const DocumentValues = z.strictObject({ ...named, place: text.nullable().exactOptional() });

export const CITATION_FIELDS = ['type', 'number', 'date', 'issuer', 'title', 'pinpoint', 'relation'] as const;
export type CitationField = (typeof CITATION_FIELDS)[number];
const CitationValues = z.strictObject({ ...named, pinpoint: text.nullable().exactOptional(), relation: Relation.exactOptional() });

const hasValues = (values: object): boolean => Object.keys(values).length > 0;
const VALUELESS = 'at least one field is needed';

export const Correction = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('accept'), ...place, to: path, ...signed }).refine(isPlace, PLACELESS),
  z.strictObject({ action: z.literal('reject'), ...place, ...signed }).refine(isPlace, PLACELESS),
  z.strictObject({ action: z.literal('settle'), ...place, to: path, ...signed }).refine(isPlace, PLACELESS),
  z.strictObject({ action: z.literal('merge'), documents: z.array(path).min(1), into: path, ...signed }),
  z.strictObject({
    action: z.literal('split'),
    document: path,
    files: z.array(text).min(1),
    /** What tells the second identity from the first. */
    as: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,19}$/, 'small letters, digits and hyphens')
      .default('2'),
    ...signed,
  }),
  z.strictObject({
    action: z.literal('set-document'),
    document: path,
    values: DocumentValues.refine(hasValues, VALUELESS),
    ...signed,
  }),
  z
    .strictObject({ action: z.literal('set-citation'), ...place, values: CitationValues.refine(hasValues, VALUELESS), ...signed })
    .refine(isPlace, PLACELESS),
]);
export type Correction = z.infer<typeof Correction>;
export type Action = Correction['action'];

export const CorrectionsFile = z.strictObject({
  corrections: z
    .array(Correction)
    .nullish()
    .transform((list) => list ?? []),
});

/** An entry and the line of the file in which it begins. */
export type Placed<C extends Correction = Correction> = C & { readonly line: number };

/** The file that was given last, word for word, so that a later run needs it no more. */
export interface CorrectionsSource {
  readonly file: string;
  /** Hex digest of the text. */
  readonly sha256: string;
  readonly text: string;
}
