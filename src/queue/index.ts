export { type EnqueueOptions, enqueueIn } from './enqueue.js';
export { type Line, lineTo } from './patience.js';
export { DEFAULT_LEASE, openQueue, type Queue, queueOf } from './queue.js';
export { statusOf } from './status.js';
export { type WorkEvent, type WorkerOptions, workOn } from './worker.js';
