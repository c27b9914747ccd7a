import type { Rules } from '../rules/index.js';
import type { Edit } from './offsets.js';

// not the room left for a number: "Số:      /KH-SKHCN"
const IN_HEAD = /(?<=[^\s:.\u2026]) {4,}(?=[^\s/])/g;
const IN_FOOT = /(?<=[^\s.\u2026]|[\p{L})]\.) {4,}(?=[^\s/])/gu;
const WIDE = '    ';
const HEAD = 1500;
const FOOT = 2500;

/**
 * Plain text sets letterhead and signature in two columns with blanks: each half becomes a line of its own.
 * The halves stay in the order in which they stand, so offsets only move; tables in the body are left alone.
 */
export function columns(text: string): Edit[] {
  const foot = Math.max(HEAD, text.length - FOOT);
  return [...gapsIn(text, IN_HEAD, 0, Math.min(HEAD, text.length)), ...gapsIn(text, IN_FOOT, foot, text.length)];
}

function gapsIn(text: string, gap: RegExp, from: number, to: number): Edit[] {
  const part = text.slice(from, to);
  // a plain search costs a tenth of the pattern, and most documents have no such gap
  if (!part.includes(WIDE)) return [];
  const gaps = part.matchAll(gap);
  return Array.from(gaps, (match) => ({ start: from + match.index, end: from + match.index + match[0].length, by: '\n' }));
}

const FOOT_LINES = 16;

/** "Nơi nhận: TM. ỦY BAN NHÂN DÂN": recipients and signature came as one column, with a blank or a tab between them. */
export function flattenedFoot(text: string, rules: Rules): Edit[] {
  const from = Math.max(0, text.length - FOOT);
  const foot = text.slice(from);
  const first = rules.search('layout.foot-beside').exec(foot);
  if (!first) return [];
  const behind = foot.slice(first.index).split('\n').slice(0, FOOT_LINES).join('\n');
  const start = from + first.index;
  const gaps = Array.from(behind.matchAll(rules.search('layout.foot-gap')), ({ index, 0: gap }) => ({
    start: start + index,
    end: start + index + gap.length,
    by: '\n',
  }));
  const end = start + first[0].length;
  return [{ start: start + first[0].trimEnd().length, end, by: '\n' }, ...gaps.filter((gap) => gap.start >= end)];
}

const MOST_LEFT = 90;
const MOST_HEAD_LINES = 3000;

/** "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM": two columns came as one line, with a single blank between them. */
export function flattened(text: string, rules: Rules): Edit[] {
  const head = text.slice(0, MOST_HEAD_LINES);
  const stateName = rules.ending('layout.state-name');
  const edits: Edit[] = [];
  for (const { index } of head.matchAll(rules.search('layout.motto'))) {
    const left = head.slice(head.lastIndexOf('\n', index) + 1, index);
    if (left.length > MOST_LEFT || !/\p{Lu}{2}[^\p{Ll}\n]*\s$/u.test(left) || /\p{Ll}/u.test(left) || stateName.isBefore(text, index))
      continue;
    edits.push({ start: index - 1, end: index, by: '\n' });
  }
  return edits;
}
