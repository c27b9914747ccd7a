import { isObject, type Listed, type Problem, type Sources } from '../model/index.js';

/** Stores list by the bytes of names, which is not how JavaScript compares texts. */
const isBefore = (one: string, other: string): boolean => Buffer.compare(Buffer.from(one), Buffer.from(other)) < 0;

const rootOf = (uri: string, roots: readonly string[]): string | undefined =>
  roots.find((root) => uri === root || uri.startsWith(root.endsWith('/') ? root : `${root}/`));

/**
 * Asks stores whether objects are there no more. Objects that are asked for in order of their names cost one listing of
 * what lies between them; a page of it is held in memory. Pages on the web are never gone, since no list of addresses
 * says that it is all there is.
 * @param roots below which objects are looked for; of what cannot be listed nothing is known to be gone
 */
export const presenceIn = (sources: Sources | undefined, roots: readonly string[]) => {
  let listing: AsyncIterator<Listed | Problem> | null = null;
  let within: string | null = null;
  let at: Listed | Problem | null = null;
  let asked = '';

  const isGone = async (uri: string): Promise<boolean> => {
    const root = isObject(uri) ? rootOf(uri, roots.filter(isObject)) : undefined;
    if (!sources || root === undefined) return false;
    const step = async (): Promise<void> => {
      const next = await listing?.next();
      at = next && !next.done ? next.value : null;
    };
    if (listing === null || root !== within || isBefore(uri, asked)) {
      // From a little before it, so that it is itself among what is listed.
      listing = sources.list(root, uri === root ? undefined : uri.slice(0, -1))[Symbol.asyncIterator]();
      within = root;
      await step();
    }
    asked = uri;
    while (at !== null && 'uri' in at && isBefore(at.uri, uri)) await step();
    const here = at as Listed | Problem | null;
    if (here !== null && !('uri' in here)) return false;
    return here?.uri !== uri;
  };
  return isGone;
};
