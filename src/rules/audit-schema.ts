import { z } from 'zod';
import { day, phrase, phrases } from './schema.js';

/** The end of a document that is no law, for `basis-repealed`. */
export const Ending = z.strictObject({
  number: phrase,
  /** The day it bears, where the number alone does not tell it from others. */
  date: day.optional(),
  /** The last day on which it was in force. */
  until: day,
  /** Number and identity of what ended it. */
  by: phrase,
  id: z.string(),
});
export type Ending = z.infer<typeof Ending>;

/** Who issues a type: `only` these bodies, or `never` those; of documents from a day on. */
export const Issuers = z.strictObject({ type: phrase, only: phrases, never: phrases, from: day.optional() });
export type Issuers = z.infer<typeof Issuers>;

/** An event and the days on which it was held. */
export const Event = z.strictObject({ name: phrase, also: phrases, from: day, until: day });
export type Event = z.infer<typeof Event>;
