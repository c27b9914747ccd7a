import { createRequire } from 'node:module';

// The package root of natural loads database drivers; this folder is light.
const require = createRequire(import.meta.url);
const { DamerauLevenshteinDistance } = require('natural/lib/natural/distance/index.js') as {
  DamerauLevenshteinDistance: (one: string, other: string) => number;
};

/** The name that was probably meant: at most two letters in five are otherwise. */
export const nearestOf = (typed: string, names: readonly string[]): string | null => {
  const ranked = names
    .map((name) => ({ name, distance: DamerauLevenshteinDistance(typed.toLowerCase(), name.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best && best.distance <= Math.max(typed.length, best.name.length) * 0.4 ? best.name : null;
};
