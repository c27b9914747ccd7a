import { describe, expect, test } from 'vitest';
import type { Edge, Relation } from '../../src/model/index.js';
import { validityAt } from '../../src/query/validity.js';

const change = (relation: Relation, date: string | null, more: { effect?: string; pinpoint?: string } = {}) => ({
  edge: { relation, from: `${relation} ${date}`, pinpoint: more.pinpoint ?? null, citing: { date } } as unknown as Edge,
  effect: more.effect ?? null,
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
    ['what is older cannot change it', '2022-07-25', [change('repeals', '2021-01-01')], '2023-01-01', 'unknown'],
  ] as const)('%s', (_, issued, changes, at, state) => {
    expect(validityAt(issued, changes, at).state).toBe(state);
  });
});
