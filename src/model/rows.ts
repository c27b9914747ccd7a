import type { State } from './summary.js';

/** What a database column holds here. */
export type SqlValue = string | number | null;

/** The reading side of a database. SQL uses `?` placeholders and what SQLite and PostgreSQL share. */
export interface Rows {
  all<Row>(sql: string, params?: readonly SqlValue[]): Promise<Row[]>;
}

/** A part of a where clause. */
export interface Condition {
  readonly sql: string;
  readonly params: readonly SqlValue[];
}

/** Which documents a search is for; what is not given is free. */
export interface MatchFilter {
  readonly type?: string | undefined;
  readonly year?: number | undefined;
  readonly issuers?: readonly string[] | undefined;
  readonly kind?: string | undefined;
  /** Some citation of theirs is in this state. */
  readonly state?: string | undefined;
  /** They name a movement in one of these spellings. */
  readonly campaigns?: readonly string[] | undefined;
}

/** States of citations, in the order of the road. */
export const CITATION_STATES: readonly State[] = ['resolved', 'ambiguous', 'unheld', 'unidentified'];

/** How many documents are alike in what they are, and of how many some citation is in a state. */
export interface Profile {
  readonly kind: string;
  readonly type: string | null;
  readonly year: string | null;
  readonly issuer: string | null;
  readonly resolved: number;
  readonly ambiguous: number;
  readonly unheld: number;
  readonly unidentified: number;
  readonly documents: number;
}

/** Documents counted by what they are, and by the movements that they name. */
export interface Counted {
  readonly profiles: readonly Profile[];
  readonly campaigns: readonly { readonly value: string; readonly documents: number }[];
}

/** Full-text search, which every database does in its own way. */
export interface TextIndex {
  /**
   * True for documents (`d` of `documents` where held, `c` of `cited` where only cited) by whose names (number, dates, path,
   * file, type, issuer, place, title) all words of at least one of the sets go. Words are folded runs of letters and digits.
   */
  named(sets: readonly (readonly string[])[], table: 'held' | 'cited'): Condition;
  /**
   * Files whose folded number, title or body holds every phrase (a phrase: folded words in a row),
   * best first: those whose number and title hold all of them before the others; `source` is a row of `sources`. Without
   * phrases a filter finds all that it fits.
   */
  match(phrases: readonly (readonly string[])[], limit: number, filter?: MatchFilter): Promise<{ readonly source: number }[]>;
  /** All documents that `match` would find, counted by what they are; all there are where nothing is asked for. */
  counted(phrases: readonly (readonly string[])[], filter?: MatchFilter): Promise<Counted>;
}
