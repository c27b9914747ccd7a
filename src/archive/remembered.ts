import type { Store } from '../store/index.js';

/** Answers by name, each worked out once. */
export type Remember = <T>(name: string, make: () => Promise<T>) => Promise<T>;

/** Keeps the answers that were asked for last, `most` of them, until something is committed, by whichever process. */
export const remembering = (commitsNow: () => Promise<number>, most: number): Remember => {
  let commits = -1;
  const answers = new Map<string, Promise<unknown>>();
  return async <T>(name: string, make: () => Promise<T>): Promise<T> => {
    const now = await commitsNow();
    if (now !== commits) answers.clear();
    commits = now;
    const known = answers.get(name) as Promise<T> | undefined;
    const answer = known ?? make();
    answers.delete(name);
    answers.set(name, answer);
    if (!known) answer.catch(() => answers.get(name) === answer && answers.delete(name));
    const [oldest] = answers.keys();
    if (answers.size > most && oldest !== undefined) answers.delete(oldest);
    return answer;
  };
};

const MOST = 4;

/** A question whose answer costs much and changes only with the archive. */
export const remembered = <Options, T>(store: Store, ask: (options: Options) => Promise<T>): ((options: Options) => Promise<T>) => {
  const remember = remembering(() => store.commits(), MOST);
  return (options) => remember(JSON.stringify(options), () => ask(options));
};
