import { z } from 'zod';

/** The five ways in which documents are counted (and so identified): see domain decree notes in rules/lexicons. */
export const Family = z.enum(['state', 'normative', 'assembly', 'party', 'mass']);
export type Family = z.infer<typeof Family>;

/**
 * What makes a document one and the same wherever it is cited. Every part that is not known is
 * null; a key without nulls among the parts that its family needs is complete.
 * `body` is the slug path of the issuer (`dak-nong/ubnd`, `tw/ttg`), `type` the slug of the type
 * (`kh`, `qd`, `luat`), `number` the serial without leading zeros, `year` four digits, a term (`2020-2025`)
 * or, of a Party document from the weeks between two terms, its day, `date` the full ISO date where it
 * is known (tie-break), `symbol` the slug of the symbol.
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
  /** Of one that is only cited, `date` is null where its citations name several days. */
  readonly key: IdentityKey;
  readonly held: boolean;
}

/**
 * The read-only view of the store that linking needs. Every method answers from what all files say, never
 * from what linking made of it, and in ascending order of id: the same archive always gives the same edges.
 */
export interface LinkIndex {
  /** The held document of this identity path, or null. */
  byId(id: string): KnownDocument | null;
  /**
   * Documents with this serial number and symbol (`kh-ubnd`; hyphens do not count): those that are held, and those that
   * are only cited but with all parts of their key. Where the body or, without it, the year is known, only those of the
   * same one or of one that is not known.
   */
  byNumber(number: string, symbol: string, body?: string | null, year?: string | null): readonly KnownDocument[];
  /** Those of them that are held and lack parts of their own key. */
  unplaced(number: string, symbol: string, body?: string | null, year?: string | null): readonly KnownDocument[];
}

/** A body or province that ended, by what its paths begin with (`dak-nong`, `tw/bldtbxh`; `sldtbxh` of every province), and what it lives on in. */
export interface Successor {
  readonly body: string;
  readonly name: string;
}
