import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { detect } from '../../src/ingest/detect.js';
import { makeDocx, paragraph } from './make.js';
import { bytesOf, refusal } from './read.js';

const ole = (stream: string): Uint8Array =>
  new Uint8Array(
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(stream, 'utf16le'), Buffer.alloc(100)]),
  );

describe('the format is told by the bytes', () => {
  it.each<[string, Uint8Array]>([
    ['empty', new Uint8Array()],
    ['pdf', bytesOf('%PDF-1.7\n')],
    ['pdf', bytesOf('\n\njunk %PDF-1.4\n')],
    ['docx', makeDocx(paragraph('a'))],
    ['zip', zipSync({ 'a.txt': strToU8('a') })],
    ['rtf', bytesOf('{\\rtf1 a}')],
    ['doc', ole('WordDocument')],
    ['xls', ole('Workbook')],
    ['locked-office', ole('EncryptedPackage')],
    ['image', new Uint8Array(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))],
    ['html', bytesOf('<!DOCTYPE html><p>a')],
    ['html', bytesOf('\ufeff <table><tr><td>a')],
    ['html', new Uint8Array(Buffer.from('\ufeff<html><body>a</body></html>', 'utf16le'))],
    ['text', bytesOf('Số: 12/KH-UBND < 5')],
    ['text', new Uint8Array(Buffer.from('Kế hoạch năm 2022', 'utf16le'))],
    ['unknown', new Uint8Array(Array.from({ length: 300 }, (_, i) => (i * 7) % 29))],
  ])('%s', async (format, bytes) => {
    expect((await detect(bytes)).format).toBe(format);
  });
});

it.each<[string, Uint8Array]>([
  ['E101', new Uint8Array()],
  ['E101', bytesOf(' \n ')],
  ['E102', new Uint8Array(Array.from({ length: 300 }, (_, i) => (i * 7) % 29))],
  ['E103', ole('EncryptedPackage')],
  ['E106', ole('Workbook')],
  ['E105', ole('WordDocument')],
  ['E105', bytesOf('%PDF-1.7\nnothing follows')],
])('refuses with %s', async (code, bytes) => {
  expect(await refusal(bytes)).toBe(code);
});

it('refuses files, and texts, beyond the limits', async () => {
  expect(await refusal(bytesOf('a'.repeat(100)), { maxFile: 50 })).toBe('E107');
  expect(await refusal(bytesOf('a'.repeat(100)), { maxText: 50 })).toBe('E111');
});
