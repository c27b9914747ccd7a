import { z } from 'zod';
import { Corrected } from './corrected.js';
import { Finding } from './finding.js';
import { PagedSpan } from './span.js';

/** The JSON summary of one document, `danchieu/summary/1`. Keys may be added; none may change its meaning. */

export const Kind = z.enum(['official', 'news', 'web-page', 'unknown']);
export type Kind = z.infer<typeof Kind>;

export const Relation = z.enum([
  'legal-basis',
  'implements',
  'responds-to',
  'issued-with',
  'amends',
  'replaces',
  'repeals',
  'guides',
  'extends',
  'corrects',
  'proposed-by',
  'replies-to',
  'encloses',
  'announces',
  'mentions',
]);
export type Relation = z.infer<typeof Relation>;

export const State = z.enum(['resolved', 'ambiguous', 'unheld', 'unidentified']);
export type State = z.infer<typeof State>;

/** The fields of a citation that may be inferred rather than stated where it stands. */
export const CitedField = z.enum(['type', 'number', 'date', 'issuer', 'title']);
export type CitedField = z.infer<typeof CitedField>;

const evidence = { text: z.string(), span: PagedSpan, rule: z.string() };
const text = z.string().min(1);

export const Signer = z.object({ name: text, position: text.nullable(), capacity: text.nullable() });
export type Signer = z.infer<typeof Signer>;

export const Header = z.object({
  id: text.nullable(),
  kind: Kind,
  type: text.nullable(),
  number: text.nullable(),
  symbol: text.nullable(),
  date: text.nullable(),
  place: text.nullable(),
  issuer: text.nullable(),
  title: text.nullable(),
  signer: Signer.nullable(),
  recipients: z.array(text),
  /** Only where a correction had a part in the document. */
  corrected: z.array(Corrected).optional(),
  /** Other identities that corrections merged into this one. */
  aliases: z.array(text).optional(),
});
export type Header = z.infer<typeof Header>;

export const Citation = z.object({
  ...evidence,
  type: text.nullable(),
  number: text.nullable(),
  date: text.nullable(),
  issuer: text.nullable(),
  title: text.nullable(),
  pinpoint: text.nullable(),
  relation: Relation,
  inferred: z.array(CitedField),
  state: State,
  target: text.nullable(),
  candidates: z.array(text),
  reason: text.nullable(),
  confidence: z.number().min(0).max(1),
  /** Only where a correction had a part in the citation. */
  corrected: z.array(Corrected).optional(),
});
export type Citation = z.infer<typeof Citation>;

export const Period = z.object({
  ...evidence,
  start: text.nullable(),
  end: text.nullable(),
  horizon: text.nullable(),
  label: text.nullable(),
});
export const Deadline = z.object({
  ...evidence,
  date: text.nullable(),
  recurs: text.nullable(),
  task: text.nullable(),
  inferred: z.array(z.string()),
});
export const CalendarDate = z.object({ ...evidence, date: text });
export const Award = z.object({
  ...evidence,
  form: text.nullable(),
  grantor: text.nullable(),
  recipient: text,
  min: z.number().nullable(),
  max: z.number().nullable(),
  unit: z.enum(['recipient', 'percent']),
  per: text.nullable(),
  occasion: text.nullable(),
  year: z.number().int().nullable(),
});
export const Campaign = z.object({ ...evidence, name: text });
export const Target = z.object({ ...evidence, value: z.number(), unit: text, subject: text.nullable() });

export const Summary = z.object({
  schema: z.literal('danchieu/summary/1'),
  source: z.object({
    path: z.string(),
    sha256: z.string(),
    mediaType: z.string(),
    pages: z.number().int().positive(),
    encoding: z.string().nullable(),
  }),
  document: Header,
  citations: z.array(Citation),
  periods: z.array(Period),
  deadlines: z.array(Deadline),
  dates: z.array(CalendarDate),
  awards: z.array(Award),
  campaigns: z.array(Campaign),
  targets: z.array(Target),
  keywords: z.array(z.string()),
  findings: z.array(Finding),
  /** Only where corrections rejected citations: these are none of `citations`. */
  rejected: z.array(Citation).optional(),
});
export type Summary = z.infer<typeof Summary>;
export type Period = z.infer<typeof Period>;
export type Deadline = z.infer<typeof Deadline>;
export type CalendarDate = z.infer<typeof CalendarDate>;
export type Award = z.infer<typeof Award>;
export type Campaign = z.infer<typeof Campaign>;
export type Target = z.infer<typeof Target>;
