import type { Rules } from '../../rules/index.js';
import { linesIn } from '../../rules/index.js';
import { finding } from '../finding.js';
import type { Check } from '../read.js';

type Level = 'roman' | 'figure' | 'letter';

interface Item {
  readonly level: Level;
  /** Places that the mark may have in its row: alphabets differ, and `I.` may be a letter. */
  readonly places: readonly number[];
  readonly mark: string;
}

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV'];
// Law 64/2025/QH15 and before it Decree 30/2020 count points without f, j, w and z, with the stroked d behind d.
const POINTS = 'abcd\u0111eghiklmnopqrstuvxy';
const LATIN = 'abcdefghijklmnopqrstuvwxyz';
const MARK = /^(?:([IVX]{1,5})\s?[.\-/](?!\d)|(\d{1,2})[.)](?!\d)|([a-z\u0111])[.)])(?=[\s"\u201c\p{Lu}])/u;

function itemAt(line: string): Item | null {
  const [whole, roman, figure, letter] = MARK.exec(line) ?? [];
  if (whole === undefined) return null;
  const mark = whole.trim();
  if (roman !== undefined) return { level: 'roman', places: [ROMAN.indexOf(roman) + 1], mark };
  if (figure !== undefined) return { level: 'figure', places: [Number(figure)], mark };
  return { level: 'letter', places: [POINTS.indexOf(letter as string) + 1, LATIN.indexOf(letter as string) + 1], mark };
}

const DEEPER: Readonly<Record<Level, readonly Level[]>> = { roman: ['figure', 'letter'], figure: ['letter'], letter: [] };

/** What is quoted counts for itself; straight marks open and close in turn. */
const depthBehind = (line: string, depth: number): number => {
  const count = (mark: RegExp): number => line.match(mark)?.length ?? 0;
  const straight = count(/"/g) % 2 === 0 ? 0 : depth > 0 ? -1 : 1;
  return Math.max(0, depth + count(/\u201c/g) - count(/\u201d/g) + straight);
};

/** A point that follows none of its row: "1." and then "b)", or "1." and then "3.". */
export const lists: Check = function* ({ document: { text, blocks, language }, type }, rules: Rules) {
  // A consolidated text leaves out points that were repealed.
  if (language !== 'vi' || rules.isWord('consolidated', type ?? '')) return;
  const restarts = rules.pattern('audit.restarts-count');
  for (const block of blocks) {
    if (block.role !== 'body') continue;
    const at = new Map<Level, readonly number[]>();
    let depth = 0;
    for (const line of linesIn(text, block)) {
      const content = text.slice(line.start, line.end);
      const quoted = depth > 0;
      depth = depthBehind(content, depth);
      if (quoted) {
        at.clear();
        continue;
      }
      if (restarts.isAt(text, line.start)) at.clear();
      const item = itemAt(content);
      if (!item) continue;
      const before = at.get(item.level);
      const follows = item.places.includes(1) || before?.some((place) => item.places.includes(place + 1));
      const skips =
        before === undefined
          ? at.size > 0 && item.level === 'letter' && !item.places.includes(1)
          : before.every((place) => item.places.every((own) => own > place + 1));
      if (!follows && skips)
        yield finding('enumeration-broken', { start: line.start, end: line.start + item.mark.length }, { mark: item.mark });
      at.set(item.level, item.places);
      for (const level of DEEPER[item.level]) at.delete(level);
    }
  }
};
