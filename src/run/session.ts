import type { Store } from '../store/index.js';
import { type Journal, noJournal, openJournal } from './journal.js';

/**
 * Does `work` as the one writer of the database. Throws E406, E407 at once where there is another one. Whatever
 * happens, the lock is given back.
 */
export const asWriter = async <T>(store: Store, task: string, work: (journal: Journal) => Promise<T>): Promise<T> => {
  const lock = await store.lock(task);
  try {
    const journal = store.file === null ? noJournal : openJournal(store.file);
    let settled = false;
    try {
      const value = await work(journal);
      journal.commits(await store.commits());
      settled = await store.settle();
      return value;
    } finally {
      journal.close(!settled);
    }
  } finally {
    await lock.release();
  }
};
