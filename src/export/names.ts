import { createHash } from 'node:crypto';

const MAX = 180;

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8);

const safe = (text: string): string => text.normalize('NFC').replace(/[^\p{L}\p{M}\p{N}._~-]+/gu, '_');

/** A file name (without ending) for a document: its identity with `_` for `/`. */
export const nameOfDocument = (id: string): string => {
  const name = safe(id);
  return name.length > MAX || name !== id.replaceAll('/', '_') ? `${name.slice(0, MAX)}-${digest(id)}` : name;
};

const baseName = (uri: string): string => safe(uri.slice(uri.lastIndexOf('/') + 1)).slice(0, MAX);

/**
 * A file name (without ending) for each source: its own name, with a digest of its whole path
 * where several sources would share one. Does not depend on the order of `uris`.
 */
export const namesOfSources = (uris: readonly string[]): Map<string, string> => {
  const sharers = new Map<string, number>();
  // Some file systems take A.pdf and a.pdf for one.
  const shared = (uri: string): string => baseName(uri).toLowerCase();
  for (const uri of uris) sharers.set(shared(uri), (sharers.get(shared(uri)) ?? 0) + 1);
  return new Map(uris.map((uri) => [uri, sharers.get(shared(uri)) === 1 ? baseName(uri) : `${baseName(uri)}-${digest(uri)}`]));
};
