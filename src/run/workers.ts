/**
 * Does `work` for every item as it comes, `count` at a time, until done, aborted or failed. Items that come of one
 * (the members of a container) are done before those that wait. When one fails the others end what they are at, then
 * the first error is thrown.
 */
export const withWorkers = async <T>(
  items: Iterable<T> | AsyncIterable<T>,
  count: number,
  // biome-ignore lint/suspicious/noConfusingVoidType: work that brings nothing further need not say so
  work: (item: T) => Promise<readonly T[] | void>,
  signal?: AbortSignal,
): Promise<void> => {
  const queue = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
  const come: T[] = [];
  let waiting: (() => void)[] = [];
  let busy = 0;
  let isEnded = false;
  let failed = false;
  const wake = (): void => {
    for (const go of waiting) go();
    waiting = [];
  };
  /** Null where nothing waits, though what the others are at may still bring something. */
  const take = async (): Promise<T | null> => {
    const one = come.pop();
    if (one !== undefined) return one;
    if (isEnded) return null;
    const next = await queue.next();
    if (!next.done) return next.value;
    isEnded = true;
    return come.pop() ?? null;
  };
  const worker = async (): Promise<void> => {
    while (!failed && !signal?.aborted) {
      try {
        const item = await take();
        if (item === null) {
          if (busy === 0) return wake();
          await new Promise<void>((resolve) => waiting.push(resolve));
          continue;
        }
        busy++;
        try {
          come.push(...[...((await work(item)) ?? [])].reverse());
        } finally {
          busy--;
          wake();
        }
      } catch (error) {
        failed = true;
        wake();
        throw error;
      }
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: Math.max(1, count) }, worker));
  const broken = ends.find((end) => end.status === 'rejected');
  if (broken) throw broken.reason;
};

/** Settles like `work`, or resolves to null as soon as the signal is aborted. */
export const unlessAborted = async <T>(work: Promise<T>, signal?: AbortSignal): Promise<T | null> => {
  if (!signal) return work;
  // What is stopped may still reject; nobody waits for it then.
  work.catch(() => undefined);
  if (signal.aborted) return null;
  let stop = (): void => {};
  const aborted = new Promise<null>((resolve) => {
    stop = () => resolve(null);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
};
