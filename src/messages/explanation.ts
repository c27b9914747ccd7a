/** What a code means, why it comes about, and what to do. */
export interface Explanation {
  readonly title: string;
  readonly cause: string;
  readonly hint: string;
}
