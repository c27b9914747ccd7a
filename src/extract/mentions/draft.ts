import type { BodyRef, CitedField, DocumentNumber, Relation, Span } from '../../model/index.js';
import type { DateHit } from '../dates.js';

/** A mention while its list is still being read: a trailing issuer may yet be shared with it. */
export interface Draft {
  form: 'number' | 'short' | 'law';
  start: number;
  end: number;
  rule: string;
  confidence: number;
  type: string | null;
  number: DocumentNumber | null;
  serial: string | null;
  date: string | null;
  issuer: BodyRef | null;
  /** Where the issuer was said: an issuer of the head is shared forwards, one of the tail backwards. */
  issuerFrom: 'head' | 'tail' | null;
  title: Span | null;
  /** Title that stood before the number, as a law's name does. */
  named: string | null;
  pinpoint: Span | null;
  shared: CitedField[];
  relation: Relation;
  nested: boolean;
  /** The text tells that a body issued it, and when. */
  announced: boolean;
}

/** How far the mention reaches with its title. */
export const reach = (draft: Draft): number => Math.max(draft.end, draft.title?.end ?? 0);

/** A mention with the date that stands in it, which is a fact of its own. */
export interface DatedDraft {
  readonly draft: Draft;
  readonly date: DateHit | null;
}
