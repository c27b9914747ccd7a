import { describe, expect, test } from 'vitest';
import { fitOf } from '../../src/link/fit.js';
import { keyOf, pathOfKey } from '../../src/link/keys.js';
import { resolve } from '../../src/link/resolve.js';
import { partyTerm } from '../../src/link/terms.js';
import type { DocumentNumber, IdentityKey, KnownDocument, LinkIndex } from '../../src/model/index.js';
import { loadRules } from '../../src/rules/index.js';

const rules = loadRules();
const plan: IdentityKey = {
  family: 'state',
  body: 'dak-nong/ubnd',
  type: 'kh',
  number: '461',
  year: '2022',
  symbol: 'kh-ubnd',
  date: '2022-08-24',
};
const known = (key: IdentityKey, held = true): KnownDocument => ({ id: pathOfKey(key) ?? 'unidentified/1', key, held });
const indexOf = (...documents: KnownDocument[]): LinkIndex => ({
  byId: (id) => documents.find((one) => one.id === id && one.held) ?? null,
  byNumber: () => documents,
  unplaced: () => documents.filter(({ id }) => id.startsWith('unidentified/')),
});
const citing = { id: 'vn/x', date: '2023-01-01' };
const undated = { ...plan, year: null, date: null };
const PATH = 'vn/dak-nong/ubnd/kh/2022/461';

describe('an undated citation', () => {
  test.each<[string, KnownDocument[], object]>([
    ['of nothing that is known', [], { state: 'unidentified', reason: 'missing:date' }],
    ['of the only one that is held', [known(plan)], { state: 'resolved', target: PATH }],
    ['of the only one that is cited elsewhere', [known(plan, false)], { state: 'unheld', target: PATH, reason: 'missing:date' }],
    [
      'of one that is held and one that is only cited',
      [known({ ...plan, year: '2021', date: null }, false), known(plan)],
      { state: 'ambiguous', candidates: ['vn/dak-nong/ubnd/kh/2021/461', PATH], reason: 'several-fit' },
    ],
    ['of one that came later', [known({ ...plan, year: '2024', date: '2024-01-05' })], { state: 'unidentified' }],
    ['of one whose issuer is not known', [known({ ...plan, body: null })], { state: 'ambiguous', candidates: ['unidentified/1'] }],
  ])('%s', (_name, documents, expected) => {
    expect(resolve(undated, citing, indexOf(...documents))).toMatchObject(expected);
  });
});

describe('a citation without issuer', () => {
  const bodiless = { ...plan, body: null };
  test('means the only document of that number and that very day', () => {
    expect(resolve(bodiless, citing, indexOf(known(plan)))).toMatchObject({ state: 'resolved', target: PATH, reason: 'missing:issuer' });
  });
  test('means none for certain by number and year', () => {
    expect(resolve({ ...bodiless, date: null }, citing, indexOf(known(plan)))).toMatchObject({ state: 'ambiguous', candidates: [PATH] });
  });
});

test('a complete key names its document, whatever else fits', () => {
  const open = known({ ...plan, year: null, date: null });
  expect(resolve(plan, citing, indexOf())).toMatchObject({ state: 'unheld', target: PATH, reason: 'not-held' });
  expect(resolve(plan, citing, indexOf(open))).toMatchObject({ state: 'unheld', target: PATH, reason: 'perhaps-held' });
  expect(resolve(plan, { ...citing, id: PATH }, indexOf(known(plan)))).toMatchObject({ state: 'unidentified', reason: 'names-itself' });
});

test('within a Party term the day decides', () => {
  const party: IdentityKey = { ...plan, family: 'party', body: 'phu-yen/tinh-uy', year: '2020-2025' };
  expect(resolve(party, citing, indexOf(known(party)))).toMatchObject({ state: 'resolved' });
  expect(resolve({ ...party, date: '2021-03-01' }, citing, indexOf(known(party)))).toMatchObject({
    state: 'ambiguous',
    reason: 'date-differs',
  });
});

test('says of each part whether it agrees', () => {
  expect(fitOf(undated, { ...plan, symbol: 'kh-u-bnd', type: 'qd' }, '2022-08')).toEqual([
    { part: 'number', cited: '461', known: '461', agrees: true },
    { part: 'symbol', cited: 'kh-ubnd', known: 'kh-u-bnd', agrees: true },
    { part: 'type', cited: 'kh', known: 'qd', agrees: false },
    { part: 'body', cited: plan.body, known: plan.body, agrees: true },
    { part: 'year', cited: null, known: plan.year, agrees: null },
    { part: 'date', cited: null, known: plan.date, agrees: null },
    { part: 'order', cited: '2022-08', known: plan.date, agrees: true },
  ]);
  const term = { ...plan, family: 'party' as const, year: '2025-2030', date: null };
  expect(fitOf(undated, term, '2025-10-05')).toContainEqual({ part: 'order', cited: '2025-10-05', known: '2025', agrees: true });
});

test('parts of which neither side has anything are left out', () => {
  const parts = fitOf({ ...undated, body: null }, { ...undated, body: null }, null).map(({ part }) => part);
  expect(parts).toEqual(['number', 'symbol', 'type']);
});

describe('keys', () => {
  const number = (more: Partial<DocumentNumber>): DocumentNumber => ({
    ...{ canonical: '', symbol: 'QĐ-TTg', serial: '14', year: null, type: 'QĐ', bodies: ['TTg'], style: 'state' },
    ...more,
  });
  test('a decision that lays down law is none of the same number that does not', () => {
    const type = 'quyết định';
    const own = keyOf({ number: number({}), type, body: 'tw/ttg', date: '2022-05-11' }, rules);
    const normative = keyOf({ number: number({ year: '2022', style: 'normative' }), type, body: 'tw/ttg', date: '2022-05-11' }, rules);
    expect([own, normative].map(pathOfKey)).toEqual(['vn/tw/ttg/qd/2022/14', 'vn/tw/ttg/qd-qppl/2022/14']);
    expect(resolve({ ...normative, type: null }, citing, indexOf(known(own)))).toMatchObject({ state: 'unidentified' });
  });
  test('in the weeks between two terms a Party document goes by its day', () => {
    const party = number({ symbol: 'KH/TU', style: 'party', bodies: ['TU'], type: 'KH' });
    const path = (date: string) => pathOfKey(keyOf({ number: party, type: 'kế hoạch', body: 'phu-yen/tinh-uy', date }, rules));
    expect(path('2022-10-01')).toBe('vn/phu-yen/tinh-uy/kh/2020-2025/14');
    expect(path('2020-09-20')).toBe('vn/phu-yen/tinh-uy/kh/2020-09-20/14');
    expect(path('2022')).toBe('vn/phu-yen/tinh-uy/kh/2020-2025/14');
  });
  test('a month or year within one term tells the term', () => {
    expect(partyTerm('2022-10', false, rules)).toBe('2020-2025');
    expect(partyTerm('2020', false, rules)).toBeNull();
    expect(partyTerm('2021', true, rules)).toBeNull();
    expect(partyTerm('2022', true, rules)).toBe('2021-2026');
  });
});
