import { finding } from '../finding.js';
import type { Check } from '../read.js';

const LONGEST = 240;

/** Counts in brackets, one at the head of each part; null where there is any other figure, so that nothing is added up that is none. */
function countsIn(inside: string): number[] | null {
  const counts: number[] = [];
  for (const [place, part] of inside.split(/[,;]/).entries()) {
    const figures = part.match(/\d+/g) ?? [];
    if (figures.length === 0) {
      if (place === 0) return null;
      continue;
    }
    const head = /^(\D{0,16})(\d{1,4})\s+\p{L}/u.exec(part);
    if (figures.length > 1 || !head || (place > 0 && (head[1] as string).trim() !== '')) return null;
    counts.push(Number(head[2]));
  }
  return counts.length > 1 ? counts : null;
}

/** "20 tập thể (10 xã, phường; 05 sở, ngành; 04 doanh nghiệp)": parts that do not make up their total. */
export const sums: Check = function* ({ document: { text } }, rules) {
  const counted = rules.ending('audit.counted');
  const partly = rules.pattern('audit.partly');
  for (let open = text.indexOf('('); open >= 0; open = text.indexOf('(', open + 1)) {
    const close = text.indexOf(')', open);
    if (close < 0 || close - open > LONGEST || partly.isAt(text, open + 1)) continue;
    const head = counted.before(text, open);
    const total = Number(head?.group('count'));
    const counts = head && countsIn(text.slice(open + 1, close));
    if (!head || !counts) continue;
    const sum = counts.reduce((all, one) => all + one, 0);
    if (sum !== total)
      yield finding(
        'award-sum',
        { start: head.start, end: close + 1 },
        { total: String(total), sum: String(sum), parts: counts.join(' + ') },
      );
  }
};
