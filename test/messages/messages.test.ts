import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { explain, findingMessage, pickLanguage, problemCodes } from '../../src/messages/index.js';
import { errorCodesPage, findingsPage } from '../../src/messages/page.js';
import { findingCodes } from '../../src/model/index.js';

describe('language', () => {
  test.each([
    ['flag before locale', 'vi', { LANG: 'en_US.UTF-8' }, 'vi'],
    ['LC_ALL before LANG', undefined, { LC_ALL: 'vi_VN.UTF-8', LANG: 'en_US' }, 'vi'],
    ['LC_MESSAGES before LANG', undefined, { LC_ALL: '', LC_MESSAGES: 'en_GB', LANG: 'vi_VN' }, 'en'],
    ['LANG', undefined, { LANG: 'vi' }, 'vi'],
    ['other languages and none', undefined, { LANG: 'fr_FR' }, 'en'],
    ['an unknown flag', 'xx', { LANG: 'vi_VN' }, 'vi'],
  ])('%s', (_name, flag, env, language) => {
    expect(pickLanguage({ flag, env })).toBe(language);
  });
});

test('every code that the program gives is explained, in both languages', async () => {
  const files = (await readdir('src', { recursive: true })).filter((file) => file.endsWith('.ts'));
  const texts = await Promise.all(files.map((file) => readFile(join('src', file), 'utf8')));
  const given = new Set(texts.flatMap((text) => [...text.matchAll(/'([EW]\d{3})'/g)].map(([, code]) => code as string)));
  for (const code of given) {
    expect(explain(code, 'en'), code).not.toBeNull();
    expect(explain(code, 'vi')?.title, code).not.toBe(explain(code, 'en')?.title);
  }
  expect(explain('E999', 'en')).toBeNull();
  expect(explain('constructor', 'en')).toBeNull();
  expect(problemCodes.length).toBeGreaterThanOrEqual(given.size);
});

test('docs/error-codes.md says what the program says', async () => {
  await expect(errorCodesPage()).toMatchFileSnapshot('../../docs/error-codes.md');
});

test.each(findingCodes)('the finding %s is explained and said in both languages', (code) => {
  const [en, vi] = [explain(code, 'en'), explain(code, 'vi')];
  expect(en?.hint).toMatch(/\.$/);
  expect(vi?.title).not.toBe(en?.title);
  expect(findingMessage(code, {}, 'en')).not.toBe('');
  expect(findingMessage(code, {}, 'vi')).not.toBe('');
});

test('every finding that src/audit/ gives is listed, and every listed one is given', async () => {
  const files = (await readdir('src/audit', { recursive: true })).filter((file) => file.endsWith('.ts'));
  const texts = await Promise.all(files.map((file) => readFile(join('src/audit', file), 'utf8')));
  const given = new Set(
    texts.flatMap((text) => [...text.matchAll(/(?:finding\(|foundAt\(|code: )\s*'([a-z-]+)'/g)].map(([, code]) => code as string)),
  );
  expect([...given].sort()).toEqual(findingCodes);
});

test('docs/findings.md says what the program says', async () => {
  await expect(findingsPage()).toMatchFileSnapshot('../../docs/findings.md');
});
