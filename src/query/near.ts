/** Fewer words than these are too few to tell that two names mean one thing. */
const FEWEST = 4;
const MOST_ADDED = 3;

const isSubsequence = (short: readonly string[], long: readonly string[]): boolean => {
  let at = 0;
  for (const word of long) if (word === short[at]) at++;
  return at === short.length;
};

/** One letter more, less or another. */
const isOneOff = (a: string, b: string): boolean => {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  const rest = (skipA: number, skipB: number): boolean => a.slice(start + skipA) === b.slice(start + skipB);
  return rest(1, 1) || rest(1, 0) || rest(0, 1);
};

const hasTypo = (a: readonly string[], b: readonly string[]): boolean => {
  const differing = a.flatMap((word, i) => (word === b[i] ? [] : [[word, b[i] ?? ''] as const]));
  return differing.length === 1 && differing.every(([one, other]) => one.length > 2 && isOneOff(one, other));
};

/**
 * Two folded names that spell one: some words left out, or a letter mistyped. A word in the place of another
 * (the name of another province) makes another name.
 */
export const isNear = (one: string, other: string): boolean => {
  const [short, long] = [one.split(' '), other.split(' ')].sort((a, b) => a.length - b.length) as [string[], string[]];
  if (short.length < FEWEST) return false;
  if (short.length === long.length) return hasTypo(short, long);
  return long.length - short.length <= MOST_ADDED && isSubsequence(short, long);
};
