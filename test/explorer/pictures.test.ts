import { createHash } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
// The built one: the process that draws runs JavaScript.
import { open } from '../../dist/index.js';
import { placesOf, timesIn } from '../../src/ingest/pdf/place.js';
import type { Reading } from '../../src/model/index.js';
import { makePdf, put } from '../ingest/make.js';
import { reading } from '../store/readings.js';
import { type Held, holding } from './held.js';

const folder = mkdtempSync(join(tmpdir(), 'danchieu-'));
const ID = (number: number): string => `vn/x/ubnd/kh/2024/${number}`;
const PDF = 'application/pdf';

/** A reading of a file as if it had been read from there. */
const from = (number: number, uri: string, bytes: Uint8Array, words: string, mediaType = PDF): Reading => {
  const made = reading({ uri, id: ID(number), number: `${number}/KH-UBND`, cites: [{ id: ID(99), text: words }] });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { summary, source } = made;
  return { ...made, source: { ...source, sha256, mediaType }, summary: { ...summary, source: { ...summary.source, sha256, mediaType } } };
};

let held: Held;
beforeAll(async () => {
  const words = 'Quyết định số 569/QĐ-TTg';
  const bytes = await makePdf((pdf) => {
    put(pdf, 'Căn cứ Quyết định số 569/QĐ-TTg', 100, { x: 85 });
  });
  const at = (name: string): string => join(folder, name);
  await writeFile(at('a.pdf'), bytes);
  await writeFile(at('changed.pdf'), await makePdf((pdf) => put(pdf, 'Khác', 100, { x: 85 })));
  await mkdir(at('folder.pdf'));
  const secret = new TextEncoder().encode('secret');
  await writeFile(at('secret.txt'), secret);
  held = await holding(
    [
      from(1, at('a.pdf'), bytes, words),
      from(2, at('changed.pdf'), bytes, words),
      from(3, at('gone.pdf'), bytes, words),
      from(4, at('folder.pdf'), bytes, words),
      from(5, `${at('a.zip')}!/a.pdf`, bytes, words),
      from(6, at('a.docx'), bytes, words, 'text/plain'),
      from(7, at('secret.txt'), secret, words),
      from(8, at('a.pdf').replace('a.pdf', './a.pdf'), bytes, 'Not on the page'),
      from(9, '/dev/zero', bytes, words),
    ],
    open as never,
  );
});
afterAll(async () => {
  await held.close();
  await rm(folder, { recursive: true });
});

test('a page is drawn as a picture, with the words of a fact marked', async () => {
  const picture = await held.archive.pagePicture(ID(1), 1, { fact: 'citations/0' });
  expect(picture).toMatchObject({ lacks: null, pages: 1, marked: true });
  expect(picture.lacks === null && Buffer.from(picture.png.subarray(1, 4)).toString()).toBe('PNG');
  const plain = await held.archive.pagePicture(ID(1), 1);
  expect(plain).toMatchObject({ lacks: null, marked: null });
  expect(plain.lacks === null && picture.lacks === null && Buffer.compare(plain.png, picture.png)).not.toBe(0);
  expect(await held.archive.pagePicture(ID(8), 1, { fact: 'citations/0' })).toMatchObject({ lacks: null, marked: false });
});

test.each([
  [2, 1, 'changed'],
  [3, 1, 'gone'],
  [4, 1, 'gone'],
  [5, 1, 'container'],
  [6, 1, 'not-pdf'],
  [7, 1, 'unreadable'],
  [9, 1, 'gone'],
  [1, 2, 'no-page'],
  [1, 0, 'no-page'],
  [99, 1, 'not-held'],
])('document %i, page %i: %s', async (number, page, lacks) => {
  expect(await held.archive.pagePicture(ID(number), page)).toMatchObject({ lacks });
});

test('the explorer shows it, or says why not', async () => {
  const answer = await held.ask(`/d/${ID(1)}/page/1.png?fact=citations/0`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png']);
  expect((await held.page(`/d/${ID(1)}/page/1?fact=citations/0&lang=en`)).querySelector('.hint')?.textContent).toContain('marked');
  expect((await held.page(`/d/${ID(8)}/page/1?fact=citations/0&lang=en`)).querySelector('.problem')?.textContent).toContain('not found');
  expect((await held.ask(`/d/${ID(3)}/page/1.png`)).status).toBe(404);
  expect((await held.page(`/d/${ID(5)}/page/1?lang=en`)).querySelector('.problem')?.textContent).toContain('container');
});

test('words are found across pieces, without regard to blanks and diacritics, the one that is meant among several', () => {
  const piece = (str: string, x: number) => ({ str, width: 100, transform: [10, 0, 0, 10, x, 50] });
  const pieces = [piece('số 1/KH ngày', 0), piece('2 và so 1/', 100), piece('kh', 200)];
  const identity = [1, 0, 0, 1, 0, 0] as const;
  const first = placesOf(pieces, { text: 'Số 1/KH', nth: 0 }, identity);
  const second = placesOf(pieces, { text: 'Số 1/KH', nth: 1 }, identity);
  expect(first.map(([corner]) => corner?.[0])).toEqual([0]);
  expect(second.map(([corner]) => Math.round(corner?.[0] ?? 0))).toEqual([150, 200]);
  expect(placesOf(pieces, { text: 'số 3', nth: 0 }, identity)).toEqual([]);
  expect(timesIn('số 1/KH và số 1/KH', 'Số 1 KH')).toBe(2);
});
