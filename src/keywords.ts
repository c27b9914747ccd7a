import { createRequire } from 'node:module';
import { compare, foldWords } from './model/index.js';
import type { Rules } from './rules/index.js';

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

/**
 * Pairs of syllables (most Vietnamese words have two) that mark this document against its own paragraphs:
 * frequent in it, and not spread evenly over it. Deterministic; ties go by the alphabet.
 */
export function keywordsOf(text: string, title: string | null, rules: Rules): string[] {
  const tokenizer = new AggressiveTokenizerVi();
  const stop = new Set(rules.source.words['stop-words'] ?? []);
  const pairs = (part: string): string[] => {
    const tokens = tokenizer.tokenize(part.toLowerCase());
    const found: string[] = [];
    for (let i = 0; i + 1 < tokens.length; i++) {
      const [first, second] = [tokens[i] as string, tokens[i + 1] as string];
      if ([first, second].some((token) => stop.has(token) || /\d/.test(token) || token.length < 2)) continue;
      found.push(`${first} ${second}`);
    }
    return found;
  };
  const paragraphs = text
    .slice(0, SAMPLE)
    .split('\n')
    .filter((line) => line.length > 40);
  const tfidf = new TfIdf();
  tfidf.addDocument([...pairs(title ?? ''), ...paragraphs.flatMap(pairs)]);
  for (const paragraph of paragraphs) tfidf.addDocument(pairs(paragraph));
  const scored = tfidf.listTerms(0).sort((a, b) => b.tfidf - a.tfidf || compare(a.term, b.term));
  const chosen: string[] = [];
  for (const { term } of scored) {
    if (chosen.length === MOST) break;
    const words = foldWords(term).split(' ');
    if (!chosen.some((other) => words.some((word) => foldWords(other).split(' ').includes(word)))) chosen.push(term);
  }
  return chosen;
}
