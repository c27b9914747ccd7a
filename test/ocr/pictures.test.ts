import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { greyOfCanvas } from '../../src/ingest/ocr/canvas.js';
import { greyOf } from '../../src/ingest/ocr/grey.js';
import { wordsOf } from '../../src/ingest/ocr/hocr.js';
import { checkLanguages } from '../../src/ingest/ocr/languages.js';
import { marked, unmarked } from '../../src/ingest/ocr/marks.js';
import { skewOf, straightened } from '../../src/ingest/ocr/skew.js';
import { read, refusal } from '../ingest/read.js';
import { page } from './draw.js';

const TEXT = [
  'ỦY BAN NHÂN DÂN',
  'TỈNH PHÚ YÊN',
  'Số: 27/KH-UBND',
  'KẾ HOẠCH',
  'Thực hiện Kế hoạch số 145/KH-UBND ngày 25/7/2022 của Ủy ban nhân dân tỉnh,',
  'các sở, ban, ngành báo cáo kết quả trước ngày 15/12/2024.',
];

describe('an image', () => {
  it('is read as a document of one page, with the engine that is always there', async () => {
    const raw = await read(page(TEXT).toBuffer('image/png'), { ocrEngine: 'bundled' });
    expect(raw.text).toContain('Số: 27/KH-UBND');
    expect(raw.text).toContain('145/KH-UBND ngày 25/7/2022');
    expect(raw.parser.name).toBe('@napi-rs/canvas+tesseract.js');
    expect(raw.ocr?.pages).toEqual([{ page: 1, confidence: expect.closeTo(0.9, 0) }]);
  }, 60_000);

  it('is refused by name where pictures are not to be read', async () => {
    expect(await refusal(page(TEXT).toBuffer('image/png'), { ocr: false })).toBe('E104');
  });

  it('that is damaged is refused', async () => {
    const bytes = page(TEXT).toBuffer('image/png');
    expect(await refusal(bytes.subarray(0, 60))).toBe('E105');
  });
});

it('a language that nobody has a model of is refused before anything is read', async () => {
  await expect(checkLanguages({ ocrLanguages: ['xyz'], ocrEngine: 'bundled' })).rejects.toThrow('E204');
  await expect(checkLanguages({ ocrLanguages: ['../vie'], ocrEngine: 'bundled' })).rejects.toThrow('E204');
  await checkLanguages({ ocrLanguages: ['vie'], ocrEngine: 'bundled' });
});

it('red ink is paper, and black upon red stays black', () => {
  const { pixels } = greyOf(Uint8Array.of(230, 30, 40, 255, 60, 0, 0, 255, 0, 0, 0, 255, 20, 20, 200, 255, 0, 0, 0, 0), 5, 1);
  expect([...pixels].map((shade) => (shade > 128 ? 'white' : 'black'))).toEqual(['white', 'black', 'black', 'black', 'white']);
});

it('a page that lies askew is turned back', () => {
  const straight = greyOfCanvas(page(Array.from({ length: 20 }, () => 'Ủy ban nhân dân tỉnh ban hành kế hoạch thực hiện như sau')));
  const askew = straightened(straight, -2);
  expect(skewOf(straight)).toBe(0);
  expect(skewOf(askew)).toBeCloseTo(2, 0);
  expect(Math.abs(skewOf(straightened(askew, skewOf(askew))))).toBeLessThan(0.3);
});

it('words of hOCR have their box, the line they stand on and their letters', () => {
  const hocr = `<span class='ocr_line' id='line_1' title="bbox 10 20 200 60; baseline 0.01 -10; x_size 40; x_ascenders 9">
    <span class='ocrx_word' id='word_1' title='bbox 10 20 60 50; x_wconf 96'><span class='ocrx_cinfo' title='x_bboxes 10 20 30 50; x_conf 99'>S</span><span class='ocrx_cinfo' title='x_bboxes 31 20 60 50; x_conf 98'>&amp;</span></span>
    <span class='ocrx_word' id='word_2' title='bbox 70 20 90 50; x_wconf 31'><strong>x</strong></span></span>`;
  const words = wordsOf(hocr);
  expect(words.map(({ text, line, size, confidence }) => ({ text, line, size, confidence }))).toEqual([
    { text: 'S&', line: 0, size: 40, confidence: 0.96 },
    { text: 'x', line: 0, size: 40, confidence: 0.31 },
  ]);
  expect(words[0]?.baseline).toBeCloseTo(50.25);
  expect(words[0]?.letters.map(({ text, x0 }) => [text, x0])).toEqual([
    ['S', 10],
    ['&', 31],
  ]);
});

it('doubt travels with its word through the composing of a text', () => {
  const text = `ab ${marked('cd', 0.31)} ef`;
  expect(unmarked({ text, pages: [0, text.length - 2], regions: [{ start: 0, end: text.length, role: 'table' }] })).toEqual({
    text: 'ab cd ef',
    pages: [0, 6],
    regions: [{ start: 0, end: 8, role: 'table' }],
    doubts: [{ start: 3, end: 5, confidence: 0.3 }],
  });
});

it('a program that read a scan ends when it has nothing else to do', () => {
  const reads = `
    import { read } from './dist/index.js';
    await read('corpus/documents/quyet-dinh-1208-qd-ubnd.scan.pdf', { isolate: false, ingest: { ocrEngine: 'bundled' } });
    console.log('read');`;
  const { stdout, status } = spawnSync(process.execPath, ['--input-type=module', '-e', reads], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    encoding: 'utf8',
    timeout: 60_000,
  });
  expect([stdout, status]).toEqual(['read\n', 0]);
}, 60_000);
