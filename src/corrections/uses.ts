import type { Placed } from '../model/index.js';

/** What came of an entry so far. */
interface Use {
  documents: number;
  citations: number;
  needless: number;
}

/** Counts what entries are used for, in one laying over of an archive. */
export const uses = () => {
  const all = new Map<Placed, Use>();
  const of = (entry: Placed): Use => {
    const known = all.get(entry) ?? { documents: 0, citations: 0, needless: 0 };
    all.set(entry, known);
    return known;
  };
  return {
    of,
    add: (entry: Placed, what: 'documents' | 'citations', needless: boolean): void => {
      const use = of(entry);
      use[what]++;
      if (needless) use.needless++;
    },
  };
};
export type Uses = ReturnType<typeof uses>;
