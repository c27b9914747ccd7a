import { describe, expect, test } from 'vitest';
import { entriesText, parseCorrections, withEntries } from '../../src/corrections/index.js';
import type { Correction, Failure } from '../../src/model/index.js';
import { correctorOf, fileOf, NOTICE, PLAN_2023, PLAN_2024, SIGNED } from './archive.js';

const problemsOf = (text: string): string[] => {
  try {
    parseCorrections({ file: 'c.yaml', text });
    return [];
  } catch (error) {
    return (error as Failure).problems.map(({ code, where }) => `${code} ${where}`);
  }
};

const REJECT = { action: 'reject', from: NOTICE, quote: 'Đề án 06' };
const SETTLE = { action: 'settle', from: NOTICE, number: '12/KH-UBND', to: PLAN_2024 };
const A = 'vn/a/ubnd/kh/2022/01';
const B = 'vn/b/ubnd/kh/2022/01';
const C = 'vn/c/ubnd/kh/2022/01';

describe('a file', () => {
  test.each([
    ['', 0],
    ['corrections:', 0],
    ['# nothing yet\n', 0],
    [fileOf([REJECT, SETTLE]), 2],
  ])('%j is read', (text, count) => {
    expect(parseCorrections({ file: 'c.yaml', text })).toHaveLength(count);
  });

  test.each([
    ['a key that there is none of', { ...REJECT, quotes: 'x' }],
    ['an action that there is none of', { ...REJECT, action: 'drop' }],
    ['no reason', { ...REJECT, reason: undefined }],
    ['a blank name', { ...REJECT, by: '  ' }],
    ['no address', { action: 'reject', from: NOTICE }],
    ['the nought', { ...REJECT, nth: 0 }],
    ['no identity path', { ...REJECT, from: '56/TB-UBND' }],
    ['no such day', { ...REJECT, date: '2026-02-30' }],
    ['no values', { action: 'set-document', document: A, values: {} }],
    ['a value for a field that cannot be set', { action: 'set-document', document: A, values: { id: 'x' } }],
    ['a date that is none', { action: 'set-document', document: A, values: { date: '2022-13-01' } }],
    ['a relation that there is none of', { action: 'set-citation', from: A, number: '1/KH-UBND', values: { relation: 'likes' } }],
    ['no files', { action: 'split', document: A, files: [] }],
    ['a mark with a slash', { action: 'split', document: A, files: ['a'], as: 'x/y' }],
  ])('with %s is refused, with its line', (_, entry) => {
    expect(new Set(problemsOf(fileOf([REJECT, entry])))).toEqual(new Set(['E322 c.yaml:3']));
  });

  test.each([
    ['not YAML', 'corrections: [', 'E321 c.yaml:1'],
    ['a key twice', `corrections:\n  - action: reject\n    action: accept\n`, 'E321 c.yaml:3'],
    ['a tag', 'corrections: !!js/function "x"', 'E321 c.yaml:1'],
    [
      'aliases that multiply',
      `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefgh'].map((to, i) => `${to}: &${to} [${`*${'abcdefgh'[i]},`.repeat(9)}]`).join('\n')}\n`,
      'E321 c.yaml:1',
    ],
    ['nesting without end', `corrections: ${'['.repeat(50_000)}`, 'E321 c.yaml:1'],
    ['a prototype', 'corrections: []\n__proto__: { polluted: yes }\n', 'E322 c.yaml:1'],
    ['a list alone', '- action: reject\n', 'E322 c.yaml:1'],
  ])('of hostile kind (%s) is refused', (_, text, first) => {
    const [problem = 'none'] = problemsOf(text);
    expect(problem.replace(/:\d+$/, '')).toBe(first.replace(/:\d+$/, ''));
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  test('is refused for values that are read from no document', () => {
    const issuer = { action: 'set-document', document: A, values: { issuer: 'tỉnh Phú Yên' } };
    const number = { action: 'set-citation', from: A, quote: 'x', values: { number: 'số mười hai' } };
    for (const entry of [issuer, number]) expect(() => correctorOf(fileOf([entry]))).toThrow(/^E322 corrections\.yaml:2 /);
  });
});

describe('contradictions are named with the later line, whichever comes first:', () => {
  const set = (document: string, values: object) => ({ action: 'set-document', document, values });
  test.each([
    ['settled to two', SETTLE, { ...SETTLE, to: PLAN_2023 }],
    ['rejected and accepted', REJECT, { ...REJECT, action: 'accept', to: PLAN_2024 }],
    [
      'other blanks and letters of the same address',
      REJECT,
      { ...REJECT, quote: ' Đề  án\n06'.normalize('NFD'), action: 'accept', to: PLAN_2024 },
    ],
    ['rejected and set', REJECT, { ...REJECT, action: 'set-citation', values: { title: 'x' } }],
    ['a field with two values', set(A, { date: '2022-01-01' }), set(A, { date: '2022-01-02' })],
    [
      'a field of a citation with two values',
      { ...REJECT, action: 'set-citation', values: { date: null } },
      { ...REJECT, action: 'set-citation', values: { date: '2022' } },
    ],
    ['merged into two', { action: 'merge', documents: [A], into: B }, { action: 'merge', documents: [A], into: C }],
    ['merged in a circle', { action: 'merge', documents: [A], into: B }, { action: 'merge', documents: [B], into: A }],
    [
      'a file split off twice',
      { action: 'split', document: A, files: ['x'], as: '2' },
      { action: 'split', document: A, files: ['x'], as: '3' },
    ],
  ])('%s', (_, one, other) => {
    expect(problemsOf(fileOf([one, other]))).toEqual(['E323 c.yaml:3']);
    expect(problemsOf(fileOf([other, one]))).toEqual(['E323 c.yaml:3']);
  });

  test('a document that cites itself, an identity merged into itself', () => {
    expect(problemsOf(fileOf([{ ...SETTLE, to: NOTICE }]))).toEqual(['E323 c.yaml:2']);
    expect(problemsOf(fileOf([{ action: 'merge', documents: [A], into: A }]))).toEqual(['E323 c.yaml:2']);
  });

  test('what agrees is none', () => {
    expect(
      problemsOf(fileOf([SETTLE, { ...SETTLE, reason: 'asked' }, set(A, { date: '2022' }), set(A, { title: 'x', date: '2022' })])),
    ).toEqual([]);
    expect(
      problemsOf(
        fileOf([
          { action: 'merge', documents: [A, B], into: C },
          { action: 'merge', documents: [C], into: NOTICE },
        ]),
      ),
    ).toEqual([]);
  });
});

describe('entries are added', () => {
  const entry = { ...REJECT, ...SIGNED, reason: 'a programme: "known" by its name' } as Correction;

  test('behind what is there, whose comments and order stay', () => {
    const text = `# checked in May\ncorrections:\n  # the plan of 2024\n  - action: settle # sure\n    to: ${PLAN_2024}\n    from: ${NOTICE}\n    number: 12/KH-UBND\n    reason: 'see the list'\n    by: B\n# to be asked: 06\n`;
    const written = withEntries({ file: 'c.yaml', text }, [entry]);
    expect(written.text.startsWith(text.replace('# to be asked: 06\n', ''))).toBe(true);
    expect(written.text).toContain('# to be asked: 06');
    const entries = parseCorrections({ file: 'c.yaml', text: written.text });
    expect(entries[1]).toEqual({ ...entry, line: written.lines[0] });
    expect(written.text.split('\n')[(written.lines[0] ?? 0) - 1]).toContain('action: reject');
  });

  test.each([
    '',
    '# empty\n',
    'corrections:\n',
    'corrections: []\n',
    'corrections: [{ action: merge, documents: [vn/a], into: vn/b, reason: r, by: b }]\n',
  ])('to %j', (text) => {
    const before = parseCorrections({ file: 'c.yaml', text }).length;
    const written = withEntries({ file: 'c.yaml', text }, [entry, { ...entry, quote: 'Đề án 07' } as Correction]);
    expect(parseCorrections({ file: 'c.yaml', text: written.text })).toHaveLength(before + 2);
    expect(written.lines).toHaveLength(2);
  });

  test('unless they contradict what is there', () => {
    expect(() =>
      withEntries({ file: 'c.yaml', text: fileOf([REJECT]) }, [{ ...entry, action: 'accept', to: PLAN_2024 } as Correction]),
    ).toThrow(/^E323/);
  });

  test('as they are printed', () => {
    expect(parseCorrections({ file: 'c.yaml', text: entriesText([entry]) })).toEqual([{ ...entry, line: 2 }]);
  });
});
