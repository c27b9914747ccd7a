import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testRules } from '../../src/rulebook/tests.js';
import { loadRules, OWN_RULES } from '../../src/rules/index.js';

const rules = loadRules();

/** The older placement of tone marks: on the first vowel of oa, oe, uy at the end of a word (hòa), against hoà. */
const otherTones = (text: string): string => {
  const pairs = [...'àáảãạ'].map((tone, i) => [`o${'àáảãạ'[i]}`, `${'òóỏõọ'[i]}a`, tone] as const);
  const swaps = new Map<string, string>();
  for (const [modern, older] of pairs) swaps.set(modern, older).set(older, modern);
  for (const [i, tone] of [...'èéẻẽẹ'].entries()) swaps.set(`o${tone}`, `${'òóỏõọ'[i]}e`).set(`${'òóỏõọ'[i]}e`, `o${tone}`);
  for (const [i, tone] of [...'ỳýỷỹỵ'].entries()) swaps.set(`u${tone}`, `${'ùúủũụ'[i]}y`).set(`${'ùúủũụ'[i]}y`, `u${tone}`);
  return text.normalize('NFC').replace(/(?<![qQ])[ouOUòóỏõọùúủũụÒÓỎÕỌÙÚỦŨỤ][aeyàáảãạèéẻẽẹỳýỷỹỵAEYÀÁẢÃẠÈÉẺẼẸỲÝỶỸỴ](?!\p{L})/gu, (pair) => {
    const swapped = swaps.get(pair.toLowerCase());
    if (swapped === undefined) return pair;
    return [...swapped].map((letter, i) => (pair[i] === pair[i]?.toLowerCase() ? letter : letter.toUpperCase())).join('');
  });
};
/** Between digits and letters only: a lone dash may be the bullet of a list. */
const dashes =
  (dash: string) =>
  (text: string): string =>
    text.replace(/(?<=[\p{L}\p{N}])-(?=[\p{L}\p{N}])/gu, dash);

test('the other placement of tones is written as people write it', () => {
  expect(otherTones('hòa Ủy thuý HÒA quý toàn')).toBe('hoà Uỷ thúy HOÀ quý toàn');
});

test.each([
  ['as written', (text: string) => text],
  ['as NFD', (text: string) => text.normalize('NFD')],
  ['with the other placement of tones', otherTones],
  ['with en dashes', dashes('–')],
  ['with em dashes', dashes('—')],
  ['with two blanks for one', (text: string) => text.replace(/(?<=[\p{L}\p{N},;:]) (?=[\p{L}\p{N}])/gu, '  ')],
  ['with blanks that do not break', (text: string) => text.replace(/(?<=\S) (?=\S)/g, '\u00a0')],
  ['with invisible signs', (text: string) => text.replaceAll(' ', ' \u200b')],
  ['with lines broken before figures', (text: string) => text.replace(/(?<=(?:ngày|tháng|năm|số)) (?=\d)/g, '\n')],
])('every rule passes its examples %s', (_, vary) => {
  const { passed, failed } = testRules(rules, vary);
  expect(failed.map(({ rule, text, message }) => `${rule}: ${message}\n    in ${text}`)).toEqual([]);
  expect(passed).toBeGreaterThan(100);
});

/** What is copied out of the text keeps the case of the text. */
const differsInCaseOnly = (message: string): boolean => {
  const [, read, wanted] = /is "(.*)", not "(.*)"/su.exec(message) ?? [];
  return read !== undefined && read.toLowerCase() === wanted?.toLowerCase();
};

test('headings in capitals are read like running text', () => {
  const { passed, failed } = testRules(rules, (text) => text.toUpperCase());
  // small letters are the point of these rules, and nobody glues capitals to capitals
  const meant = failed.filter(
    ({ rule, text, message }) => !rule.startsWith('number.small-') && !/TTgngày/.test(text) && !differsInCaseOnly(message),
  );
  expect(meant.map(({ rule, text, message }) => `${rule}: ${message}\n    in ${text}`)).toEqual([]);
  expect(passed).toBeGreaterThan(500);
});

test('symbols in small letters are read like symbols', () => {
  const SYMBOL =
    /(?<=số \d{1,5}(?:\/\d{4})?[-/])(?:(?:QĐ|KH|CT|NQ|TT|TB|HD|BC|KL|NĐ|PL|TTr|CTr)[-/])?(?:\p{Lu}{2,9}|TTg)\d{0,2}(?![\p{L}\d_&./(-])/gu;
  const lowered: string[] = [];
  const { failed } = testRules(rules, (text) =>
    text.replace(SYMBOL, (symbol, at: number) => {
      const assembly = /QH\d/.test(symbol);
      if (!assembly && !/[-/]/.test(symbol)) return symbol;
      lowered.push(text.slice(at));
      return symbol.toLowerCase();
    }),
  );
  expect(failed.map(({ rule, text, message }) => `${rule}: ${message}\n    in ${text}`)).toEqual([]);
  expect(lowered.length).toBeGreaterThan(30);
});

test('every rule and pattern has its proof', () => {
  for (const { id, examples } of rules.all) expect(examples.length, id).toBeGreaterThan(0);
  for (const { spec } of rules.source.patterns) expect(spec.examples.length, spec.id).toBeGreaterThan(0);
});

test('what code reads names its file, and patterns and lexicons that are there', () => {
  const patterns = new Set(rules.source.patterns.map(({ spec }) => spec.id));
  for (const { spec } of rules.source.readers) {
    expect(readFileSync(join(OWN_RULES, '..', spec.code), 'utf8'), spec.id).toContain(`'${spec.id}'`);
    expect(spec.patterns.filter((id) => !patterns.has(id))).toEqual([]);
    expect(spec.lexicons.filter((name) => !existsSync(join(OWN_RULES, 'lexicons', `${name}.yaml`)))).toEqual([]);
  }
});
