import { compare, type Successor, slug } from '../model/index.js';
import type { Rules } from '../rules/index.js';

interface Ended {
  readonly name: string;
  readonly into?: string | undefined;
}

/** Everything that one lives on in, the next first: a council of ministers in the Government, a province in the merged one. */
function heirsOf(name: string, all: ReadonlyMap<string, Ended>): string[] {
  const heirs: string[] = [];
  for (let next = all.get(name)?.into; next && !heirs.includes(next); next = all.get(next)?.into) heirs.push(next);
  return heirs;
}

/** The provinces and bodies that ended and what they live on in, in order of their paths. */
export function successorsOf({ lexicon }: Rules): Successor[] {
  const provinces = [...lexicon.provincesByName.values()].flatMap(({ name }) =>
    heirsOf(name, lexicon.provincesByName).map((heir) => ({ body: slug(name), name: heir })),
  );
  const bodies = [...lexicon.bodiesByName.values()].flatMap(({ name, slug: own, symbols, place }) => {
    const path = own ?? slug(symbols[0] as string);
    return heirsOf(name, lexicon.bodiesByName).map((heir) => ({ body: place === 'none' ? `tw/${path}` : path, name: heir }));
  });
  const unique = new Map([...provinces, ...bodies].map((row) => [`${row.body} ${row.name}`, row]));
  return [...unique.entries()].sort(([a], [b]) => compare(a, b)).map(([, row]) => row);
}
