import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { deserialize } from 'node:v8';
import type { ChildMessage, JobMessage, ParentMessage } from './protocol.js';
import { MAX_OUTPUT_VARIABLE } from './protocol.js';
import { residentBytes } from './rss.js';

export interface WorkerLimits {
  readonly timeLimitMs: number;
  readonly startLimitMs: number;
  readonly heapLimitMb: number;
  readonly rssLimitMb: number;
  readonly maxOutputBytes: number;
}

/** How a job ended. Of `time`, `memory` and `crash` the child is dead. */
export type Outcome =
  | { readonly end: 'done'; readonly value: unknown }
  | { readonly end: 'too-large' | 'threw' | 'time' | 'memory' | 'crash'; readonly detail: string };

/**
 * What a document leaves behind is short-lived: with room for the young it is not carried over into the old heap; and with
 * a child per core, helper threads for the collection only get in each other's way. A fifth to a quarter of the time of a run.
 */
const YOUNG = ['--single-threaded-gc', '--min-semi-space-size=16', '--max-semi-space-size=32'];
/** How often the memory of a busy child is looked at. */
const WATCH_MS = 100;
const STDERR_KEPT = 4096;
/** After a child's end, its last words are waited for so long. */
const STDERR_MS = 2000;
/** A child that is asked to leave and does not is killed after so long. */
const LEAVE_MS = 2000;
const HEAP_MESSAGE = /heap out of memory|allocation failed|Reached heap limit|Array buffer allocation/i;

const unpack = (bytes: Uint8Array): Outcome => {
  try {
    return { end: 'done', value: deserialize(bytes) };
  } catch (error) {
    return { end: 'crash', detail: `unreadable answer: ${String(error)}` };
  }
};

/** One child process. It does one job at a time. */
export class Worker {
  readonly #child: ChildProcess;
  readonly #limits: WorkerLimits;
  readonly #ready: Promise<void>;
  readonly #gone: Promise<string>;
  #stderr = '';
  #heapFull = false;
  #settle: ((outcome: Outcome) => void) | null = null;
  /** Ends the child when the time is up; begins anew with every sign of life. */
  #timer: NodeJS.Timeout | undefined;
  #killedFor: 'time' | 'memory' | null = null;
  #current = 0;
  #alive = true;
  #rss = 0;

  constructor(entry: string | URL, limits: WorkerLimits, onStray: (message: string) => void) {
    this.#limits = limits;
    this.#child = fork(entry instanceof URL ? fileURLToPath(entry) : entry, [], {
      // nothing of the parent's own flags: a loader or an inspector port is not meant for children
      execArgv: [`--max-old-space-size=${Math.max(1, Math.ceil(limits.heapLimitMb))}`, ...YOUNG],
      env: { ...process.env, [MAX_OUTPUT_VARIABLE]: String(limits.maxOutputBytes) },
      // what a library prints must not mix with the data that the parent writes
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      serialization: 'advanced',
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      const said = this.#stderr + text;
      // the stack that follows it may be longer than what is kept
      this.#heapFull ||= HEAP_MESSAGE.test(said);
      this.#stderr = said.slice(-STDERR_KEPT);
    });
    this.#ready = new Promise((resolve) => {
      this.#child.on('message', (message: ChildMessage) => {
        if (message.kind === 'ready') resolve();
        else if (message.kind === 'stray') onStray(message.message);
        else this.#answer(message);
      });
    });
    this.#gone = new Promise((resolve) => {
      const left = (how: string): void => {
        if (!this.#alive) return;
        this.#alive = false;
        this.#settle?.(this.#death(how));
        resolve(how);
      };
      this.#child.once('error', (error) => left(error.message));
      // 'close' comes after the last of stderr, which tells a full heap from a crash; it may lag
      // behind as long as something the child started holds the stream
      this.#child.once('exit', (code, signal) => {
        const how = signal ?? `exit code ${code}`;
        this.#child.once('close', () => left(how));
        setTimeout(left, STDERR_MS, how);
      });
    });
  }

  get alive(): boolean {
    return this.#alive && this.#child.connected;
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Resident memory when it was last looked at, bytes. */
  get rss(): number {
    return this.#rss;
  }

  /** Does one job. Never rejects: whatever happens to the child is an outcome. */
  async run(job: unknown): Promise<Outcome> {
    const outcome = new Promise<Outcome>((resolve) => {
      this.#settle = resolve;
      if (!this.#alive) resolve(this.#death('gone'));
    });
    const id = ++this.#current;
    this.#allow(this.#limits.startLimitMs);
    const watch = setInterval(() => void this.#watch(), WATCH_MS);
    await Promise.race([this.#ready, outcome]);
    this.#allow(this.#limits.timeLimitMs);
    const message: JobMessage = { kind: 'job', id, job };
    this.#child.send(message, () => {});
    const ended = await outcome;
    clearTimeout(this.#timer);
    clearInterval(watch);
    this.#settle = null;
    if (ended.end === 'done' || ended.end === 'too-large' || ended.end === 'threw') await this.#watch();
    else await this.#gone;
    return ended;
  }

  /** Ends the child: asks it to leave, or kills it. Resolves when it is gone. */
  async stop(how: 'leave' | 'kill'): Promise<void> {
    if (!this.#alive) return;
    let timer: NodeJS.Timeout | undefined;
    if (how === 'leave' && this.#child.connected) {
      // not disconnect(): after it Node never tells that the child's streams are closed
      const leave: ParentMessage = { kind: 'leave' };
      this.#child.send(leave, () => {});
      timer = setTimeout(() => this.#child.kill('SIGKILL'), LEAVE_MS);
    } else this.#child.kill('SIGKILL');
    await this.#gone;
    clearTimeout(timer);
  }

  #allow(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#kill('time'), milliseconds);
  }

  #answer(message: Exclude<ChildMessage, { kind: 'ready' | 'stray' }>): void {
    if (message.id !== this.#current || this.#settle === null) return;
    if (message.kind === 'alive') this.#allow(this.#limits.timeLimitMs);
    else if (message.kind === 'done') this.#settle?.(unpack(message.result));
    else if (message.kind === 'threw') this.#settle?.({ end: 'threw', detail: message.message });
    else this.#settle?.({ end: 'too-large', detail: `${message.bytes} bytes` });
  }

  #kill(reason: 'time' | 'memory'): void {
    this.#killedFor ??= reason;
    this.#child.kill('SIGKILL');
  }

  async #watch(): Promise<void> {
    const bytes = this.#child.pid === undefined ? null : await residentBytes(this.#child.pid);
    if (bytes === null) return;
    this.#rss = bytes;
    if (this.#settle !== null && bytes > this.#limits.rssLimitMb * 2 ** 20) this.#kill('memory');
  }

  #death(how: string): Outcome {
    if (this.#killedFor === 'time') return { end: 'time', detail: `${this.#limits.timeLimitMs} ms` };
    if (this.#killedFor === 'memory') return { end: 'memory', detail: `${this.#limits.rssLimitMb} MB of memory` };
    if (this.#heapFull) return { end: 'memory', detail: `${this.#limits.heapLimitMb} MB of heap` };
    const said = /uncaught: (.*)/.exec(this.#stderr)?.[1];
    return { end: 'crash', detail: said ? `${how}: ${said}` : how };
  }
}
