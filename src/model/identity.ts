import { z } from 'zod';

/** The five ways in which documents are counted (and so identified): see domain decree notes in rules/lexicons. */
export const Family = z.enum(['state', 'normative', 'assembly', 'party', 'mass']);
export type Family = z.infer<typeof Family>;

/**
 * What makes a document one and the same wherever it is cited. Every part that is not known is
 * null; a key without nulls among the parts that its family needs is complete.
 * `body` is the slug path of the issuer (`dak-nong/ubnd`, `tw/ttg`), `type` the slug of the type
 * (`kh`, `qd`, `luat`), `number` the serial without leading zeros, `year` four digits or a term
 * (`2020-2025`), `date` the full ISO date where it is known (tie-break), `symbol` the canonical symbol.
 */
export interface IdentityKey {
  readonly family: Family;
  readonly body: string | null;
  readonly type: string | null;
  readonly number: string | null;
  readonly year: string | null;
  readonly symbol: string | null;
  readonly date: string | null;
}

/** A document that the archive knows: held in a file, or only cited so far. */
export interface KnownDocument {
  readonly id: string;
  readonly key: IdentityKey;
  readonly held: boolean;
}

/**
 * The read-only view of the store that linking needs. Every method answers from what is held,
 * in ascending order of id, so that the same archive always gives the same edges.
 */
export interface LinkIndex {
  /** The held document of this identity path, or null. */
  byId(id: string): KnownDocument | null;
  /** Held documents with this serial number and folded symbol (`kh-ubnd`), any body and year. */
  byNumber(number: string, symbol: string): readonly KnownDocument[];
}
