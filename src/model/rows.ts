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
  /** All files that `match` would find, in no order. */
  matching(phrases: readonly (readonly string[])[], filter?: MatchFilter): Promise<number[]>;
}
