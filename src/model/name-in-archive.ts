import type { Summary } from './summary.js';

/** The identity of a document or, where nothing identifies it, a name made from its bytes: what it goes by in the archive. */
export const nameInArchive = ({ document, source }: Pick<Summary, 'document' | 'source'>): string =>
  document.id ?? `unidentified/${source.sha256.slice(0, 12)}`;
