/**
 * Does `work` for every item, `count` at a time, until done, aborted or failed. Items that come of one
 * (the members of a container) are done before those that wait. When one fails the others end what they
 * are at, then the first error is thrown.
 */
export const withWorkers = async <T>(
  items: readonly T[],
  count: number,
  work: (item: T) => Promise<readonly T[] | undefined>,
  signal?: AbortSignal,
): Promise<void> => {
  const come: T[] = [];
  const waiting: (() => void)[] = [];
  let next = 0;
  let busy = 0;
  let failed = false;
  const worker = async (): Promise<void> => {
    while (!failed && !signal?.aborted) {
      const item = come.pop() ?? items[next++];
      if (item === undefined) {
        // what the others are at may still bring something
        if (busy === 0) return;
        await new Promise<void>((resolve) => waiting.push(resolve));
        continue;
      }
      busy++;
      try {
        for (const one of [...((await work(item)) ?? [])].reverse()) come.push(one);
      } catch (error) {
        failed = true;
        throw error;
      } finally {
        busy--;
        for (const resume of waiting.splice(0)) resume();
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
