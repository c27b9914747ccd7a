import type { FindingCode, Span } from '../model/index.js';

/** A finding in one document before its page is known. */
export interface RawFinding {
  readonly code: FindingCode;
  readonly span: Span | null;
  /** The values that the message is made of; `src/messages/` says which a code has. */
  readonly details: Readonly<Record<string, string>>;
  /** The passage of the same document, or the document, that it contradicts. */
  readonly against: { readonly span: Span | null; readonly document: string | null } | null;
}

type More = Partial<Pick<RawFinding, 'against'>>;

export const finding = (code: FindingCode, span: Span | null, details: RawFinding['details'] = {}, more: More = {}): RawFinding => ({
  code,
  span,
  details,
  against: more.against ?? null,
});

/** In contradiction to another place of the same document. */
export const toPlace = (span: Span): More => ({ against: { span, document: null } });
/** In contradiction to a document known by its identity. */
export const toDocument = (document: string): More => ({ against: { span: null, document } });
