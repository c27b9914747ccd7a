import { createRequire } from 'node:module';
import { compare, foldWords } from '../model/index.js';
import type { Rules } from '../rules/index.js';

// The package root of natural loads database drivers; its folders are light.
const require = createRequire(import.meta.url);
const { AggressiveTokenizerVi } = require('natural/lib/natural/tokenizers/index.js') as {
  AggressiveTokenizerVi: new () => { tokenize(text: string): string[] };
};
const { TfIdf } = require('natural/lib/natural/tfidf/index.js') as {
  TfIdf: new () => { addDocument(tokens: string[]): void; listTerms(index: number): { term: string; tfidf: number }[] };
};

const SAMPLE = 60_000;
const MOST = 10;
/** Only the most frequent pairs are weighed: weighing asks every paragraph for every pair. */
const WEIGHED = 120;

const tokenizer = new AggressiveTokenizerVi();
const DIGIT = /\d/;

/** Pairs of neighbouring syllables, neither a stop word nor a figure. */
function pairsOf(part: string, stop: ReadonlySet<string>): string[] {
  const found: string[] = [];
  let last: string | null = null;
  for (const token of tokenizer.tokenize(part.toLowerCase())) {
    const counts = token.length > 1 && !stop.has(token) && !DIGIT.test(token);
    if (counts && last !== null) found.push(`${last} ${token}`);
    last = counts ? token : null;
  }
  return found;
}

function mostFrequent(pairs: readonly string[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const pair of pairs) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  if (counts.size <= WEIGHED) return new Set(counts.keys());
  const ranked = [...counts].sort((a, b) => b[1] - a[1] || compare(a[0], b[0]));
  return new Set(ranked.slice(0, WEIGHED).map(([pair]) => pair));
}

/**
 * Pairs of syllables (most Vietnamese words have two) that mark this document against its own paragraphs:
 * frequent in it, and not spread evenly over it. Deterministic; ties go by the alphabet.
 */
export function keywordsOf(text: string, title: string | null, rules: Rules): string[] {
  const stop = new Set(rules.source.words['stop-words'] ?? []);
  const lines = text
    .slice(0, SAMPLE)
    .split('\n')
    .filter((line) => line.length > 40);
  const paragraphs = lines.map((line) => pairsOf(line, stop));
  const all = [...pairsOf(title ?? '', stop), ...paragraphs.flat()];
  const weighed = mostFrequent(all);
  const tfidf = new TfIdf();
  for (const pairs of [all, ...paragraphs]) tfidf.addDocument(pairs.filter((pair) => weighed.has(pair)));
  const scored = tfidf.listTerms(0).sort((a, b) => b.tfidf - a.tfidf || compare(a.term, b.term));
  const chosen: string[] = [];
  const taken = new Set<string>();
  for (const { term } of scored) {
    if (chosen.length === MOST) break;
    const words = foldWords(term).split(' ');
    if (words.some((word) => taken.has(word))) continue;
    for (const word of words) taken.add(word);
    chosen.push(term);
  }
  return chosen;
}
