import { DEFAULT_LIMITS } from '../ingest/options.js';
import { POOL_LIMITS } from '../isolation/limits.js';

/** What one document may cost, and one container with all in it, where nothing else is said: times in milliseconds, sizes in bytes, text in UTF-16 units. */
export const READER_LIMITS = {
  time: POOL_LIMITS.timeLimitMs,
  memory: POOL_LIMITS.rssLimitMb * 2 ** 20,
  heap: POOL_LIMITS.heapLimitMb * 2 ** 20,
  fileSize: DEFAULT_LIMITS.maxFile,
  inflated: DEFAULT_LIMITS.maxInflated,
  text: DEFAULT_LIMITS.maxText,
  pages: DEFAULT_LIMITS.maxPages,
  unpacked: DEFAULT_LIMITS.maxUnpacked,
  members: DEFAULT_LIMITS.maxMembers,
  depth: DEFAULT_LIMITS.maxDepth,
  ratio: DEFAULT_LIMITS.maxRatio,
} as const;
