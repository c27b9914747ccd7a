import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bodyOf } from '../../src/explorer/document/body.js';
import { pieceAt, piecesOf } from '../../src/explorer/document/pieces.js';
import type { Mark } from '../../src/explorer/document/segments.js';

const PLAIN: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' };
const withoutTags = (markup: string): string =>
  markup
    .replace(/<h3[\s\S]*?<\/h3>/g, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => PLAIN[entity] ?? entity);

/** Whether every tag that is opened is closed where it should be. */
const isNested = (markup: string): boolean => {
  const open: string[] = [];
  for (const [, close, name] of markup.matchAll(/<(\/?)([a-z0-9]+)[^>]*>/g)) {
    if (close === '') open.push(name as string);
    else if (open.pop() !== name) return false;
  }
  return open.length === 0;
};

const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '<', '&', '"', "'", 'đ', '\u{1f600}'), maxLength: 80 });
const marked = text.chain((words) =>
  fc.record({
    words: fc.constant(words),
    pages: fc.array(fc.nat(words.length), { maxLength: 3 }).map((starts) => [0, ...starts].sort((a, b) => a - b)),
    marks: fc
      .array(fc.tuple(fc.nat(words.length), fc.nat(words.length)), { maxLength: 8 })
      .map((spans) =>
        spans.map(
          ([a, b], i): Mark => ({ name: `dates/${i}`, classes: 'date', title: 'date', start: Math.min(a, b), end: Math.max(a, b) }),
        ),
      ),
  }),
);

const markupOf = async (words: string, pages: readonly number[], marks: readonly Mark[], most: number): Promise<string[]> => {
  const made: string[] = [];
  for (const piece of piecesOf(words, pages, most)) {
    const marking = { text: words, hrefOf: ({ name }: Mark) => `#${name}`, chosen: null, seen: new Set<string>() };
    made.push(String(await bodyOf(piece, pages, marks, marking, () => '')));
  }
  return made;
};

test('marks nest however their spans overlap, each bears its name once, and without tags the text is what it was', async () => {
  await fc.assert(
    fc.asyncProperty(marked, fc.constantFrom(7, 1000), async ({ words, pages, marks }, most) => {
      const pieces = await markupOf(words, pages, marks, most);
      expect(pieces.map(withoutTags).join('').replaceAll('\n', '')).toBe(words.replaceAll('\n', ''));
      for (const markup of pieces) {
        expect(isNested(markup)).toBe(true);
        const names = [...markup.matchAll(/ id="([^"]+)"/g)].map(([, name]) => name);
        expect(new Set(names).size).toBe(names.length);
      }
    }),
    { numRuns: 150 },
  );
});

test('line breaks of a text that is shown at once stay too', async () => {
  const words = 'one\n\ntwo <b>\nthree';
  const [markup = ''] = await markupOf(words, [0], [{ name: 'dates/0', classes: 'date', title: '', start: 2, end: 12 }], 1000);
  expect(withoutTags(markup)).toBe(words);
});

test('pieces are without gaps, no longer than they may be, and cut no character', () => {
  fc.assert(
    fc.property(marked, fc.integer({ min: 4, max: 30 }), ({ words, pages }, most) => {
      const pieces = piecesOf(words, pages, most);
      expect(pieces.map(({ start, end }) => words.slice(start, end)).join('')).toBe(words);
      for (const { start, end } of pieces) {
        expect(end - start).toBeLessThanOrEqual(most);
        const within = /[\ud800-\udbff]$/.test(words.slice(0, start)) && /^[\udc00-\udfff]/.test(words.slice(start));
        expect(within && !pages.includes(start)).toBe(false);
      }
      for (let at = 0; at < words.length; at++) {
        const piece = pieces[pieceAt(pieces, at) - 1];
        expect(piece && piece.start <= at && at < piece.end).toBe(true);
      }
    }),
    { numRuns: 150 },
  );
});
