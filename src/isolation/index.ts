export { serve } from './child.js';
export type { Pool, PoolEvent, PoolOptions } from './pool.js';
export { createPool } from './pool.js';
