import { serialize } from 'node:v8';
import type { ChildMessage, JobMessage, ParentMessage } from './protocol.js';
import { MAX_OUTPUT_VARIABLE, UNCAUGHT } from './protocol.js';
import { startWatchdog } from './watchdog.js';

const messageOf = (error: unknown): string => (error instanceof Error ? error.message || error.name : String(error)).slice(0, 500);

const send = (message: ChildMessage): void => {
  if (process.connected) process.send?.(message, undefined, undefined, () => {});
};

/**
 * Makes this process a child of a pool: it does one job after the other with `handler` and
 * leaves when the parent goes away. To be called once, by the entry script.
 *
 * A job that takes long in parts calls `alive` after each of them: then its time limit begins anew.
 *
 * Rejections that nobody handles are reported and survive: pdf.js leaks them after its promise
 * has settled, while another file is current. An uncaught exception ends the process; the parent
 * finds out by a retry which file was to blame.
 */
export function serve<Job, Value>(handler: (job: Job, alive: () => void) => Promise<Value> | Value): void {
  const maxOutput = Number(process.env[MAX_OUTPUT_VARIABLE]) || Number.POSITIVE_INFINITY;
  process.on('unhandledRejection', (reason) => send({ kind: 'stray', message: messageOf(reason) }));
  process.on('uncaughtException', (error) => {
    process.stderr.write(`uncaught: ${messageOf(error)}\n`, () => process.exit(UNCAUGHT));
  });
  process.on('disconnect', () => process.exit(0));
  // Ctrl-C reaches the whole process group; the parent decides what becomes of its children
  process.on('SIGINT', () => {});
  startWatchdog();
  process.on('message', (message: ParentMessage) => {
    if (message.kind === 'leave') process.exit(0);
    void work(message);
  });

  async function work({ id, job }: JobMessage): Promise<void> {
    try {
      const result = serialize(await handler(job as Job, () => send({ kind: 'alive', id })));
      if (result.byteLength > maxOutput) send({ kind: 'too-large', id, bytes: result.byteLength });
      else send({ kind: 'done', id, result });
    } catch (error) {
      send({ kind: 'threw', id, message: messageOf(error) });
    }
  }
  send({ kind: 'ready' });
}
