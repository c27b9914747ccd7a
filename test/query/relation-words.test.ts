import { describe, expect, test } from 'vitest';
import { relationWords } from '../../src/extract/index.js';
import type { Relation } from '../../src/model/index.js';
import { loadRules } from '../../src/rules/index.js';

const rules = await loadRules();

/** The words for the relation of what stands between brackets, and their rule. */
const wordsIn = (marked: string, relation: Relation): readonly [string, string] | null => {
  const [start, end] = [marked.indexOf('['), marked.indexOf(']') - 1];
  const text = marked.replace(/[[\]]/g, '');
  const found = relationWords(text, { start, end }, relation, rules);
  return found && [text.slice(found.start, found.end), found.rule];
};

describe('the words of a relation', () => {
  test.each([
    ['Căn cứ [Luật số 47/2005/QH11];', 'legal-basis', 'Căn cứ', 'relation.legal-basis'],
    ['Căn cứ các văn bản sau:\n- [Nghị định số 91/2017/NĐ-CP];', 'legal-basis', 'Căn cứ', 'relation.legal-basis'],
    ['Thực hiện Kế hoạch số 1/KH-UBND. Sửa đổi, bổ sung [Kế hoạch số 145/KH-UBND]', 'amends', 'Sửa đổi, bổ sung', 'relation.amends'],
    ['[Quyết định số 10/QĐ-UBND] hết hiệu lực kể từ ngày ký.', 'repeals', 'hết hiệu lực', 'relation.ceases'],
  ] as const)('%s', (marked, relation, words, rule) => {
    expect(wordsIn(marked, relation)).toEqual([words, rule]);
  });
  test('are told only where they say just this', () => {
    expect(wordsIn('Thực hiện [Kế hoạch số 1/KH-UBND]', 'amends')).toBe(null);
    expect(wordsIn('Thực hiện [Kế hoạch số 1/KH-UBND]', 'mentions')).toBe(null);
    expect(wordsIn('Căn cứ Luật A. Xem [Kế hoạch số 1/KH-UBND]', 'legal-basis')).toBe(null);
  });
});
