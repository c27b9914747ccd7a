import { isObject, type Sources } from '../model/remote.js';
import type { Net } from './https.js';
import type { S3Options } from './s3.js';

export type { Net } from './https.js';
export type { S3Options } from './s3.js';

export interface SourceOptions {
  readonly s3?: S3Options | undefined;
  /** Whether hosts on the web may be asked (default false: E254). */
  readonly allowUrls?: boolean | undefined;
  /** Milliseconds that fetching one document may take (default two minutes). */
  readonly fetchLimitMs?: number | undefined;
}

export const FETCH_MS = 120_000;

/**
 * All kinds of sources as one; each is loaded when it is asked for.
 * @param maxFile bytes, beyond which a document is not fetched (E107)
 * @param net for tests
 */
export const sourcesOf = ({ s3 = {}, allowUrls, fetchLimitMs = FETCH_MS }: SourceOptions, maxFile: number, net?: Net): Sources => {
  const limits = { maxFile, timeMs: fetchLimitMs };
  let objects: Promise<Sources> | null = null;
  let pages: Promise<Sources> | null = null;
  const of = (address: string): Promise<Sources> => {
    if (isObject(address)) {
      objects ??= import('./s3.js').then(({ s3Sources }) => s3Sources(s3, limits));
      return objects;
    }
    pages ??= import('./web.js').then(({ webSources }) => webSources({ allowed: allowUrls }, limits, net));
    return pages;
  };
  return {
    list: async function* (root, after) {
      yield* (await of(root)).list(root, after);
    },
    fetch: async (one, path, before, signal) => (await of(one.uri)).fetch(one, path, before, signal),
    close: () => {
      for (const kind of [objects, pages]) void kind?.then((one) => one.close());
    },
  };
};
