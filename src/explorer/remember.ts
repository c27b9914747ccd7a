import { type Archive, type Remember, remembering } from '../index.js';

/** So many answers are kept, each as long as a page's list at most. */
const MOST = 16;
const kept = new WeakMap<Archive, Remember>();

/** An answer of the archive that is worked out once and kept until something is committed, or until too many others were asked for since. */
export const remember = <T>(archive: Archive, name: string, make: () => Promise<T>): Promise<T> => {
  const own = kept.get(archive) ?? remembering(() => archive.commits(), MOST);
  kept.set(archive, own);
  return own(name, make);
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
