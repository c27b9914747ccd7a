import { finding } from '../finding.js';
import type { Check } from '../read.js';

const OPEN = '\u201c';
const CLOSE = '\u201d';
const MARKS = /[\u201c\u201d"]/g;
const SHOWN = 60;
/** Who leaves more of them open closes with another sign. */
const MOST = 3;

/** A quotation mark that opens and is closed nowhere, neither by its own kind nor by a straight one on its line. */
export const quotes: Check = function* ({ document: { text, blocks, language } }) {
  if (language !== 'vi') return;
  const open: number[] = [];
  for (const block of blocks) {
    if (block.role === 'chrome') continue;
    for (const { 0: mark, index } of text.slice(block.start, block.end).matchAll(MARKS)) {
      const at = block.start + index;
      if (mark === OPEN) open.push(at);
      else if (mark === CLOSE || (open.length > 0 && !text.slice(open.at(-1), at).includes('\n'))) open.pop();
    }
  }
  if (open.length > MOST) return;
  for (const start of open) {
    const stop = text.indexOf('\n', start);
    const end = Math.min(start + SHOWN, stop < 0 ? text.length : stop);
    yield finding('quote-unclosed', { start, end }, {});
  }
};
