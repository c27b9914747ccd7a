import type { BodyRef } from '../model/index.js';

/** What a document says of itself, which completes what it leaves unsaid of others. */
export interface Context {
  readonly issuer: BodyRef | null;
  readonly date: string | null;
  readonly province: string | null;
  /** The letters for itself in its own number (`SNV`). */
  readonly letters: string | null;
}

/** What is read without a document around it. */
export const NOWHERE: Context = { issuer: null, date: null, province: null, letters: null };
