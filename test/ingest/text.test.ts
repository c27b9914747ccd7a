import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { soundsVietnamese } from '../../src/ingest/plausible.js';
import { read } from './read.js';

const TEXT =
  'Căn cứ Quyết định số 155/QĐ-UBND ngày 24/8/2022 của Ủy ban nhân dân tỉnh, các phòng, đơn vị trực thuộc gửi báo cáo trước ngày 15/11/2022.';

/** windows-1258 has the tones apart from their vowels. */
function toWindows1258(text: string): Uint8Array {
  const apart = [...text].map((c) => {
    const tone = /[\u0300\u0301\u0303\u0309\u0323]/.exec(c.normalize('NFD'))?.[0];
    return tone && iconv.decode(iconv.encode(c, 'windows-1258'), 'windows-1258') !== c
      ? c.normalize('NFD').replace(tone, '').normalize('NFC') + tone
      : c;
  });
  return iconv.encode(apart.join(''), 'windows-1258');
}

describe('text is decoded by what it holds', () => {
  it.each<[string, Uint8Array]>([
    ['utf-8', Buffer.from(TEXT)],
    ['utf-8', Buffer.from(`\ufeff${TEXT}`)],
    ['utf-16le', Buffer.from(`\ufeff${TEXT}`, 'utf16le')],
    ['utf-16le', Buffer.from(TEXT, 'utf16le')],
    ['utf-16be', Buffer.from(TEXT, 'utf16le').swap16()],
    ['windows-1258', toWindows1258(TEXT)],
  ])('%s', async (encoding, bytes) => {
    const raw = await read(new Uint8Array(bytes));
    expect(raw.encoding).toBe(encoding);
    expect(raw.text).toBe(TEXT);
  });
});

it('keeps Unicode text as it is, but for line ends and NUL', async () => {
  const raw = await read(Buffer.from('Tru\u031bo\u031b\u0301c\u00a0nga\u0300y\r\n30/6\r20\0'.concat(TEXT)));
  expect(raw.text).toBe('Tru\u031bo\u031b\u0301c\u00a0nga\u0300y\n30/6\n20'.concat(TEXT));
});

it('a form feed begins a page', async () => {
  expect((await read(Buffer.from('một\n\fhai\n\fba'))).pages).toEqual([0, 5, 10]);
});

it('tells Vietnamese from mojibake and from other languages', () => {
  const mojibake = iconv.decode(Buffer.from(TEXT), 'windows-1252');
  expect(soundsVietnamese(TEXT)).toBeGreaterThan(0.9);
  expect(soundsVietnamese(mojibake)).toBeLessThan(0.2);
  expect(soundsVietnamese('Überprüfung für größere Behörden, déjà vécu')).toBeLessThan(0.4);
});
