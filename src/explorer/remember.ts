import type { Archive } from '../index.js';

interface Kept {
  commits: number;
  readonly answers: Map<string, Promise<unknown>>;
}

const MOST = 32;
const kept = new WeakMap<Archive, Kept>();

const keptFor = async (archive: Archive): Promise<Kept> => {
  const commits = await archive.commits();
  const known = kept.get(archive);
  if (known && known.commits === commits) return known;
  const fresh: Kept = { commits, answers: new Map() };
  kept.set(archive, fresh);
  return fresh;
};

/** An answer that is worked out once and kept until something is committed, or until too many others were asked for since. */
export const remember = async <T>(archive: Archive, key: string, make: () => Promise<T>): Promise<T> => {
  const { answers } = await keptFor(archive);
  const known = answers.get(key) as Promise<T> | undefined;
  const answer = known ?? make();
  answers.delete(key);
  answers.set(key, answer);
  if (!known) answer.catch(() => answers.delete(key));
  const [oldest] = answers.keys();
  if (answers.size > MOST && oldest !== undefined) answers.delete(oldest);
  return answer;
};

/** What is there within some time; null where it takes longer, and is then there the next time. */
export const soon = async <T>(answer: Promise<T>, ms: number): Promise<T | null> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
};
