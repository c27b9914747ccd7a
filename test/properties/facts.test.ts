import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { Summary } from '../../src/model/schemas.js';
import { readRaw } from '../../src/reading/reader.js';
import { plain } from '../../src/rulebook/tests.js';
import { files, readingOf, rules } from '../golden/corpus.js';

let paragraphs: readonly string[] = [];
beforeAll(async () => {
  const texts = await Promise.all(files.map((name) => readingOf(`corpus/documents/${name}`, name)));
  paragraphs = texts.flatMap((result) => (result.ok ? result.value.text.split('\n') : [])).filter((line) => line.trim() !== '');
});

/** Ways in which the same words come out of a parser. */
const DISGUISES: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.normalize('NFD'),
  (text) => text.replaceAll(' ', '\u00a0'),
  (text) => text.replaceAll('-', '\u2013'),
  (text) => text.replace(/ (?=\d)/g, '\n'),
  (text) => text.toUpperCase(),
  (text) => text.replaceAll('Đ', '\u00d0'),
];

const mixes = fc
  .array(
    fc.tuple(
      fc.nat(),
      fc.nat(DISGUISES.length - 1),
      fc.oneof({ weight: 4, arbitrary: fc.constant('') }, { weight: 1, arbitrary: fc.string({ unit: 'binary' }) }),
    ),
    {
      minLength: 1,
      maxLength: 14,
    },
  )
  .map((parts) =>
    parts
      .map(([at, how, noise]) => (DISGUISES[how] as (t: string) => string)(paragraphs[at % paragraphs.length] as string) + noise)
      .join('\n'),
  );

const FACTS = ['citations', 'periods', 'deadlines', 'dates', 'awards', 'campaigns', 'targets'] as const;

describe('of any mix of paragraphs', () => {
  test('every fact is the slice of the text at its span', () => {
    fc.assert(
      fc.property(mixes, (text) => {
        const reading = readRaw(plain(text), rules);
        for (const kind of FACTS)
          for (const fact of reading.summary[kind]) {
            expect(reading.text.slice(fact.span.start, fact.span.end)).toBe(fact.text);
            expect(fact.text.trim(), `an empty ${kind}`).not.toBe('');
          }
      }),
      { numRuns: 150 },
    );
  });

  test('the summary keeps its schema, and reading again gives the same', () => {
    fc.assert(
      fc.property(mixes, (text) => {
        const first = readRaw(plain(text), rules);
        expect(Summary.safeParse(first.summary).error?.issues ?? []).toEqual([]);
        expect(first.citationKeys).toHaveLength(first.summary.citations.length);
        expect(JSON.stringify(readRaw(plain(text), rules))).toBe(JSON.stringify(first));
      }),
      { numRuns: 500 },
    );
  });

  test('the normalised text is NFC', () => {
    fc.assert(
      fc.property(mixes, (text) => {
        const { text: once } = readRaw(plain(text), rules);
        expect(once).toBe(once.normalize('NFC'));
      }),
      { numRuns: 100 },
    );
  });
});

test('any text at all is read without a throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const reading = readRaw(plain(text), rules);
      for (const kind of FACTS)
        for (const fact of reading.summary[kind]) expect(reading.text.slice(fact.span.start, fact.span.end)).toBe(fact.text);
    }),
    { numRuns: 300 },
  );
});
