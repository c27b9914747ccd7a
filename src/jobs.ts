import { availableParallelism } from 'node:os';

const MOST_JOBS = 8;

/** Documents read at the same time where nothing else is said: one per core. */
export const defaultJobs = (): number => Math.min(availableParallelism(), MOST_JOBS);
