/** What a job of a pool may cost where nothing else is said. */
export const POOL_LIMITS = { timeLimitMs: 60_000, heapLimitMb: 1024, rssLimitMb: 1536 } as const;
