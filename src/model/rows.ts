/** What a database column holds here. */
export type SqlValue = string | number | null;

/** The reading side of a database. SQL uses `?` placeholders and what SQLite and PostgreSQL share. */
export interface Rows {
  all<Row>(sql: string, params?: readonly SqlValue[]): Promise<Row[]>;
}

/** Which documents a search is for: of this type and year of issue, of one of these issuers. */
export interface MatchFilter {
  readonly type?: string | undefined;
  readonly year?: number | undefined;
  readonly issuers?: readonly string[] | undefined;
}

/** Full-text search, which every database does in its own way. */
export interface TextIndex {
  /**
   * Files whose folded number, title or body holds every phrase (a phrase: folded words in a row),
   * best first; `source` is a row of `sources`, a smaller `rank` is a better match.
   */
  match(phrases: readonly (readonly string[])[], limit: number, filter?: MatchFilter): Promise<{ source: number; rank: number }[]>;
  /** All files that `match` would find, in no order. */
  matching(phrases: readonly (readonly string[])[], filter?: MatchFilter): Promise<number[]>;
}
