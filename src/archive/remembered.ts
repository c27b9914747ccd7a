import type { Store } from '../store/index.js';

/**
 * A question whose answer costs much and changes only with the archive: the last answers are kept until something is
 * committed, by whichever process.
 */
export const remembered = <Options, T>(store: Store, ask: (options: Options) => Promise<T>): ((options: Options) => Promise<T>) => {
  let commits = -1;
  const answers = new Map<string, Promise<T>>();
  return async (options) => {
    const now = await store.commits();
    if (now !== commits) answers.clear();
    commits = now;
    const key = JSON.stringify(options);
    const known = answers.get(key);
    if (known) return known;
    const made = ask(options);
    answers.set(key, made);
    made.catch(() => answers.delete(key));
    return made;
  };
};
