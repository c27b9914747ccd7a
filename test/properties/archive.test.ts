import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { exportText } from '../../src/export/index.js';
import { openStore } from '../../src/store/index.js';
import type { Store } from '../../src/store/store.js';
import { files, readingOf, runInto } from '../golden/corpus.js';
import { sourceOf } from './source.js';

const exportOf = async (store: Store): Promise<string> => {
  let text = '';
  for (const format of ['jsonl', 'graphml'] as const) for await (const piece of exportText(sourceOf(store), format)) text += piece;
  return text;
};

const withStore = async <T>(work: (store: Store) => Promise<T>): Promise<T> => {
  const store = await openStore(':memory:');
  try {
    return await work(store);
  } finally {
    await store.close();
  }
};

let whole: string;
beforeAll(async () => {
  whole = await withStore(async (store) => {
    await runInto(store);
    return exportOf(store);
  });
});

/** A reader that is not the same quick with every file, so that workers overtake each other. */
const late = (delays: readonly number[]) => {
  let read = 0;
  return async ({ path, uri }: { path: string; uri: string }) => {
    await new Promise((done) => setTimeout(done, delays[read++ % delays.length]));
    return readingOf(path, uri);
  };
};

test('the export does not depend on the order of files, on batches, or on the number of workers', async () => {
  const orders = fc.shuffledSubarray([...files], { minLength: files.length });
  const delays = fc.array(fc.nat(4), { minLength: 1, maxLength: 9 });
  await fc.assert(
    fc.asyncProperty(
      orders,
      fc.constantFrom(1, 2, 5),
      fc.integer({ min: 1, max: files.length }),
      delays,
      async (order, jobs, cut, waits) => {
        const text = await withStore(async (store) => {
          await runInto(store, order.slice(0, cut), { jobs, read: late(waits) });
          await runInto(store, order.slice(cut), { jobs, read: late(waits) });
          return exportOf(store);
        });
        expect(text).toBe(whole);
      },
    ),
    { numRuns: 12 },
  );
});

test('a second run reads nothing and changes nothing', async () => {
  await withStore(async (store) => {
    const first = await runInto(store);
    const second = await runInto(store);
    // members count, containers do not
    expect(first.found).toBeGreaterThan(files.length);
    expect(first.read).toBe(first.found - first.refused);
    expect(second).toMatchObject({ found: first.found, read: 0, unchanged: first.read, refused: first.refused });
    expect(await exportOf(store)).toBe(whole);
  });
});

test('reading everything again changes nothing either', async () => {
  await withStore(async (store) => {
    await runInto(store);
    await runInto(store, files, { force: true });
    expect(await exportOf(store)).toBe(whole);
  });
});
