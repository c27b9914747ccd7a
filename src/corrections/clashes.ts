import { groupBy, type Placed, type Problem } from '../model/index.js';
import { isOnCitations, isVerdict, numberOf, type OnCitations, quoteOf, splitName } from './names.js';

type Clash = readonly [one: Placed, other: Placed, what: string];

const problemOf = (file: string, [one, other, what]: Clash): Problem => {
  const [first, second] = one.line <= other.line ? [one, other] : [other, one];
  return { code: 'E323', severity: 'error', where: `${file}:${second.line}`, detail: `${what}; line ${first.line}` };
};

/** The later entries that say otherwise than an earlier one on the same question. */
const differing = <A>(entries: readonly (readonly [question: string, answer: A, entry: Placed, what: string])[]): Clash[] => {
  const first = new Map<string, readonly [A, Placed]>();
  const found: Clash[] = [];
  for (const [question, answer, entry, what] of entries) {
    const known = first.get(question);
    if (!known) first.set(question, [answer, entry]);
    else if (known[0] !== answer) found.push([known[1], entry, what]);
  }
  return found;
};

/** What entries on one and the same citation must agree on. */
const onCitation = (entries: readonly (Placed & OnCitations)[]): Clash[] => {
  const verdicts = entries.filter(isVerdict);
  const rejected = verdicts.find(({ action }) => action === 'reject');
  const set = entries.filter((entry) => entry.action === 'set-citation');
  return [
    ...differing(verdicts.map((entry) => ['', entry.action === 'reject' ? null : entry.to, entry, 'verdicts differ'] as const)),
    ...(rejected ? set.map((entry): Clash => [rejected, entry, 'rejected and set']) : []),
    ...differing(
      set.flatMap((entry) => Object.entries(entry.values).map(([field, value]) => [field, value, entry, `${field} differs`] as const)),
    ),
  ];
};

/** Groups of entries on one citation as problems: for citations that entries of different address turn out to share. */
export const citationClashes = (entries: readonly (Placed & OnCitations)[], file: string): Problem[] =>
  onCitation(entries).map((clash) => problemOf(file, clash));

const grouped = (entries: readonly (Placed & OnCitations)[]): (Placed & OnCitations)[][] => [
  ...groupBy(entries, ({ from, quote, number, nth }) =>
    JSON.stringify([from, quote && quoteOf(quote), number && numberOf(number), nth]),
  ).values(),
];

const selfCitations = (entries: readonly Placed[]): Clash[] =>
  entries.flatMap((entry): Clash[] => ('to' in entry && entry.to === entry.from ? [[entry, entry, 'a document cites itself']] : []));

/** Merges that lead back to where they began. */
const circles = (entries: readonly Placed[]): Clash[] => {
  const into = new Map<string, readonly [string, Placed]>();
  for (const entry of entries) if (entry.action === 'merge') for (const id of entry.documents) into.set(id, [entry.into, entry]);
  const found: Clash[] = [];
  const safe = new Set<string>();
  for (const start of into.keys()) {
    const way = new Set<string>();
    let at = start;
    for (let step = into.get(at); step && !safe.has(at); step = into.get(at)) {
      way.add(at);
      at = step[0];
      if (!way.has(at)) continue;
      found.push([step[1], into.get(at)?.[1] ?? step[1], 'merges go round in a circle']);
      break;
    }
    for (const id of way) safe.add(id);
  }
  return found;
};

/**
 * Entries that contradict each other as they stand, whatever the archive holds: E323 with file and line of the later
 * one. Which of two comes first makes no difference to what is found.
 */
export const clashes = (entries: readonly Placed[], file: string): Problem[] =>
  [
    ...selfCitations(entries),
    ...grouped(entries.filter(isOnCitations)).flatMap(onCitation),
    ...differing(
      entries.flatMap((entry) =>
        entry.action === 'set-document'
          ? Object.entries(entry.values).map(([field, value]) => [`${entry.document} ${field}`, value, entry, `${field} differs`] as const)
          : [],
      ),
    ),
    ...differing(
      entries.flatMap((entry) =>
        entry.action === 'merge' ? entry.documents.map((id) => [id, entry.into, entry, `${id} merged into two`] as const) : [],
      ),
    ),
    ...differing(
      entries.flatMap((entry) =>
        entry.action === 'split'
          ? entry.files.map((name) => [name, splitName(entry.document, entry.as), entry, `${name} split off twice`] as const)
          : [],
      ),
    ),
    ...circles(entries),
  ].map((clash) => problemOf(file, clash));
