import { Failure } from '../model/index.js';

/** What passes: a server that is away or comes up, a lock that another holds, transactions that got in each other's way. */
const PASSING = new Set(['E405', 'E406', 'E411', 'E413']);
/** A row that another transaction wrote first: done again, it is seen. https://www.postgresql.org/docs/15/errcodes-appendix.html */
const WRITTEN_FIRST = '23505';

const codeOf = (error: unknown): string | undefined =>
  error instanceof Failure ? error.problems[0]?.code : (error as { code?: string } | null)?.code;

/** Whether the connection is gone, or was never made. */
export const isLost = (error: unknown): boolean => ['E411', 'E413'].includes(codeOf(error) ?? '');

/** Another transaction was quicker: nothing that anybody need hear of. */
const isConflict = (error: unknown): boolean => codeOf(error) === WRITTEN_FIRST || codeOf(error) === 'E405';

export const isPassing = (error: unknown): boolean => PASSING.has(codeOf(error) ?? '') || codeOf(error) === WRITTEN_FIRST;

export interface Patience {
  /** Tries go on for so long after the first that failed. */
  readonly forMs: number;
  readonly signal?: AbortSignal | undefined;
  /** Told before each wait. */
  readonly onWait?: ((error: unknown, ms: number) => void) | undefined;
}

const FIRST_MS = 200;
const LONGEST_MS = 15_000;

/** Waits so long, or until the signal is aborted. */
export const sleep = (ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal?.addEventListener('abort', end);
  });

/** Does `work` again, later and later, while what fails it may pass; at random moments, so that many do not come at once. */
export const patiently = async <T>(work: () => Promise<T>, { forMs, signal, onWait }: Patience): Promise<T> => {
  let since: number | null = null;
  for (let wait = FIRST_MS; ; wait = Math.min(LONGEST_MS, wait * 2)) {
    try {
      return await work();
    } catch (error) {
      since ??= Date.now();
      if (!isPassing(error) || Date.now() - since > forMs) throw error;
      const ms = Math.round(wait * (0.5 + Math.random()));
      if (!isConflict(error)) onWait?.(error, ms);
      await sleep(ms, signal);
      if (signal?.aborted) throw error;
    }
  }
};

/** Something over a connection: opened when it is used, and anew when the connection was lost. */
export interface Line<T> {
  use<R>(work: (it: T) => Promise<R>): Promise<R>;
  close(): Promise<void>;
}

export const lineTo = <T extends { close(): Promise<void> }>(open: () => Promise<T>): Line<T> => {
  let current: Promise<T> | null = null;
  const drop = (one: Promise<T>): void => {
    if (current === one) current = null;
    one.then((it) => it.close()).catch(() => undefined);
  };
  return {
    use: async (work) => {
      current ??= open();
      const one = current;
      try {
        return await work(await one);
      } catch (error) {
        const isOpen = await one.then(
          () => true,
          () => false,
        );
        if (!isOpen || isLost(error)) drop(one);
        throw error;
      }
    },
    close: async () => {
      const one = current;
      current = null;
      await one?.then((it) => it.close()).catch(() => undefined);
    },
  };
};
