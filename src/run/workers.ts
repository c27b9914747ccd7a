/**
 * Does `work` for every item as it comes, `count` at a time, until done, aborted or failed. When one fails the
 * others end what they are at, then the first error is thrown.
 */
export const withWorkers = async <T>(
  items: Iterable<T> | AsyncIterable<T>,
  count: number,
  work: (item: T) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> => {
  const queue = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
  let failed = false;
  const worker = async (): Promise<void> => {
    while (!failed && !signal?.aborted) {
      try {
        const next = await queue.next();
        if (next.done) return;
        await work(next.value);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: Math.max(1, count) }, worker));
  await queue.return?.();
  const broken = ends.find((end) => end.status === 'rejected');
  if (broken) throw broken.reason;
};

/** Settles like `work`, or resolves to null as soon as the signal is aborted. */
export const unlessAborted = async <T>(work: Promise<T>, signal?: AbortSignal): Promise<T | null> => {
  if (!signal) return work;
  if (signal.aborted) return null;
  let stop = (): void => {};
  const aborted = new Promise<null>((resolve) => {
    stop = () => resolve(null);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    // What is stopped may still reject; nobody waits for it then.
    work.catch(() => undefined);
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
};
