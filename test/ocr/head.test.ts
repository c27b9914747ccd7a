import { describe, expect, it } from 'vitest';
import type { Engine, Letter, Word } from '../../src/ingest/ocr/engine.js';
import { common, provenHead } from '../../src/ingest/ocr/head.js';

const PICTURE = { width: 1000, height: 1400, pixels: new Uint8Array(1_400_000).fill(255) };

/** A line of words as an engine gives it; `tops` moves the letters of a word up, as a hand does. */
const line = (text: string, tops: Readonly<Record<string, number>> = {}): Word[] => {
  let x = 40;
  return text.split(' ').map((word) => {
    const letters = [...word].map((letter, i): Letter => {
      x += 20;
      const up = (tops[word] ?? 0) * (i + 1);
      return { text: letter, x0: x, y0: 100 - up, x1: x + 18, y1: 140 + up };
    });
    x += 12;
    return { text: word, x0: letters[0]?.x0 ?? x, y0: 100, x1: x, y1: 140, baseline: 140, size: 40, line: 0, confidence: 0.9, letters };
  });
};

/** An engine that sees the given line at the first look, and another one at the second. */
const engine = (first: Word[], second = first): Engine => {
  const looks = [first, second];
  return { name: 'fake', version: '1', recognize: async () => looks.shift() ?? [] };
};

const textOf = async (words: Word[], looks: Engine): Promise<string> =>
  (await provenHead(words, PICTURE, 300, looks)).map((word) => word.text).join(' ');

describe('figures of a letterhead', () => {
  it('that every look gives and that stand like print are kept', async () => {
    const words = line('Số: 155/KH-UBND Phú Yên, ngày 25 tháng 7 năm 2022');
    expect(await textOf(words, engine(words))).toBe('Số: 155/KH-UBND Phú Yên, ngày 25 tháng 7 năm 2022');
  });

  it('that change from look to look are a hand: they are left blank', async () => {
    const words = line('Số: 445 /NQ-CP Hà Nội, ngày 23 tháng 4 năm 2026');
    const other = line('Số: 115 /NQ-CP Hà Nội, ngày 28 tháng 4 năm 2026');
    expect(await textOf(words, engine(words, other))).toBe('Số: … /NQ-CP Hà Nội, ngày … tháng 4 năm 2026');
  });

  it('that do not stand on the line of the print are a hand, however sure the engine is', async () => {
    const words = line('Số: 2044 /KH-SYT Kiên Giang, ngày 20 tháng 10 năm 2017', { '2044': 4 });
    expect(await textOf(words, engine(words))).toBe('Số: … /KH-SYT Kiên Giang, ngày 20 tháng 10 năm 2017');
  });

  it('beside scraps that no number is written with are none', async () => {
    const words = line('Số: 4‡ /QĐ-UBND');
    expect(await textOf(words, engine(words))).toBe('Số: … /QĐ-UBND');
  });

  it('in a sentence are not looked at again', async () => {
    const words = line('Căn cứ Luật số 06/2022/QH15 của Quốc hội;');
    expect(await textOf(words, engine([]))).toBe('Căn cứ Luật số 06/2022/QH15 của Quốc hội;');
  });
});

it('runs of figures are held against each other in their order', () => {
  expect(common(['445', '3', '2026'], ['445', '2', '3', '2026'])).toEqual([true, true, true]);
  expect(common(['5', '12'], ['12', '5']).filter(Boolean)).toHaveLength(1);
});
