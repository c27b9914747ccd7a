import { describe, expect, test } from 'vitest';
import { changersAmong } from '../../src/archive/effect.js';
import type { Edge, EffectFrom, Relation } from '../../src/model/index.js';
import { validityAt } from '../../src/query/validity.js';
import { loadRules } from '../../src/rules/index.js';

const change = (relation: Relation, date: string | null, more: { effect?: string; effectFrom?: EffectFrom; pinpoint?: string } = {}) => ({
  edge: { relation, from: `${relation} ${date}`, pinpoint: more.pinpoint ?? null, citing: { date } } as unknown as Edge,
  effect: more.effect ?? null,
  effectFrom: more.effectFrom ?? null,
  exception: null,
});

describe('validity on a day', () => {
  const amended = change('amends', '2024-03-22');
  const repealed = change('repeals', '2022-06-15', { effect: '2024-01-01' });

  test.each([
    ['nothing held tells anything', '2022-07-25', [], '2024-01-01', 'unknown'],
    ['before it was issued', '2022-07-25', [], '2022-07-24', 'not-issued'],
    ['until a later change it was in force', '2022-07-25', [amended], '2024-03-21', 'in-force'],
    ['from the day of the change', '2022-07-25', [amended], '2024-03-22', 'amended'],
    ['the day of effect counts, not that of issue', '2003-11-26', [repealed], '2023-12-31', 'in-force'],
    ['from the day of effect', '2003-11-26', [repealed], '2024-01-01', 'repealed'],
    ['the weightiest change tells', '2003-11-26', [amended, repealed], '2025-01-01', 'repealed'],
    [
      'a part that is repealed leaves the rest',
      '2020-01-01',
      [change('repeals', '2021-01-01', { pinpoint: 'x' })],
      '2022-01-01',
      'amended',
    ],
    ['a month is not exact enough', '2020-01-01', [change('replaces', '2021-05')], '2021-05-10', 'unknown'],
    ['a change without a date leaves it open', '2020-01-01', [change('repeals', null), amended], '2025-01-01', 'unknown'],
    [
      'the day of the gazette is not known',
      '2020-01-01',
      [change('repeals', '2021-05-03', { effectFrom: 'publication' })],
      '2021-06-01',
      'unknown',
    ],
    ['but is past a year later', '2020-01-01', [change('repeals', '2021-05-03', { effectFrom: 'publication' })], '2022-05-03', 'repealed'],
    ['and lies behind the issue', '2020-01-01', [change('repeals', '2021-05-03', { effectFrom: 'publication' })], '2021-05-02', 'in-force'],
    ['what is older cannot change it', '2022-07-25', [change('repeals', '2021-01-01')], '2023-01-01', 'unknown'],
  ] as const)('%s', (_, issued, changes, at, state) => {
    expect(validityAt(issued, changes, at).state).toBe(state);
  });
});

describe('a register that knows of the end', () => {
  const register = { until: '2023-12-31', by: '98/2023/NĐ-CP', id: 'vn/tw/cp/nd/2023/98' };
  test.each([
    ['2023-12-31', 'in-force'],
    ['2024-01-01', 'replaced'],
    ['2023-12', 'in-force'],
    ['2024', 'replaced'],
    ['2023', 'in-force'],
    ['2017-07-01', 'not-issued'],
  ])('on %s: %s', (at, state) => {
    expect(validityAt('2017-07-31', [], at, register)).toEqual({ at, state, changes: [], register });
  });
  test('is second to a held repeal', () => {
    expect(validityAt('2017-07-31', [change('repeals', '2024-01-01')], '2024-02-01', register).state).toBe('repealed');
  });
});

describe('the text of a changing document', () => {
  const rules = loadRules();
  const changer = (text: string, type = 'nghị định', dates: { date: string; start: number }[] = []) =>
    changersAmong([{ id: 'x', type, issued: '2003-10-20', text, dates }], rules).get('x');

  test.each([
    ['Nghị định này có hiệu lực thi hành sau 15 ngày, kể từ ngày ký và thay thế Nghị định số 1.', '2003-11-04', 'signing'],
    ['Thông tư này có hiệu lực sau 15 ngày kể từ ngày ký.', '2003-11-04', 'signing'],
    ['Quyết định này có hiệu lực thi hành kể từ ngày ký ban hành.', '2003-10-20', 'signing'],
    ['Nghị định này có hiệu lực thi hành sau 15 (mười lăm) ngày, kể từ ngày đăng Công báo.', null, 'publication'],
    ['Nghị định này quy định chi tiết Luật số 1.', null, null],
  ])('%s', (text, effect, effectFrom) => {
    expect(changer(text)).toMatchObject({ effect, effectFrom });
  });
  test('names a day', () => {
    const text = 'Nghị định này có hiệu lực thi hành từ ngày 01 tháng 01 năm 2004.';
    const dates = [{ date: '2004-01-01', start: text.indexOf('01 tháng') }];
    expect(changer(text, 'nghị định', dates)).toMatchObject({ effect: '2004-01-01', effectFrom: 'day' });
  });
  test('says what is left out, in the same sentence', () => {
    const law = 'Luật số 38/2005/QH11';
    const behind = (rest: string) => changer(`${law} ${rest}`)?.exceptionBehind(law.length);
    expect(behind('hết hiệu lực kể từ ngày Luật này có hiệu lực, trừ trường hợp quy định tại Điều 115. Luật khác')).toBe(
      'trừ trường hợp quy định tại Điều 115',
    );
    expect(behind('hết hiệu lực. Cơ quan báo cáo, trừ trường hợp khẩn cấp')).toBe(null);
  });
  test('of a proposal changes nothing', () => {
    expect(changer('', 'tờ trình')).toBe(undefined);
  });
});
