/** One job. `job` is anything that structured clone can carry; it names a file, it does not hold it. */
export interface JobMessage {
  readonly kind: 'job';
  readonly id: number;
  readonly job: unknown;
}

/** Parent to child. */
export type ParentMessage = JobMessage | { readonly kind: 'leave' };

/** Child to parent. `result` is serialized by the child (node:v8), so that it can weigh it before sending. */
export type ChildMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly id: number; readonly result: Uint8Array }
  | { readonly kind: 'too-large'; readonly id: number; readonly bytes: number }
  /** Part of the job is done and the rest goes on: the time limit begins anew. */
  | { readonly kind: 'alive'; readonly id: number }
  | { readonly kind: 'threw'; readonly id: number; readonly message: string }
  /** A promise that an earlier job left behind was rejected; the current job is not to blame. */
  | { readonly kind: 'stray'; readonly message: string };

/** Environment variables by which the parent tells a child its bounds. */
export const MAX_OUTPUT_VARIABLE = 'DANCHIEU_CHILD_MAX_OUTPUT';

/** The child leaves with this code after an exception that nothing caught. */
export const UNCAUGHT = 70;
