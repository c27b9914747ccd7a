import { openStore, type Store } from '../store/index.js';

/** Asks what takes long over a connection of its own, so that other questions need not wait for it. */
export const aside = async <T>(store: Store, ask: (store: Store) => Promise<T>): Promise<T> => {
  if (store.file === null) return ask(store);
  const own = await openStore(store.file, { create: false, upgrade: false, driver: store.driver.name === 'sqlite3' ? 'addon' : 'node' });
  try {
    return await ask(own);
  } finally {
    await own.close();
  }
};
