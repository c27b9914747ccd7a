import type { Run } from '../pdf/page.js';
import type { Word } from './engine.js';
import { marked } from './marks.js';

/**
 * Words of a picture as pieces of text of a page, so that both go through the same composing.
 * @param points how many points (1/72 inch) a pixel has
 */
export function runsOf(words: readonly Word[], points: number): Run[] {
  const runs: Run[] = [];
  words.forEach((word, i) => {
    const before = words[i - 1];
    const place = { y: word.baseline * points, size: Math.max(1, word.size * points), order: i };
    // the engine parts words; the width of the gap need not tell
    if (before?.line === word.line && word.x0 >= before.x1)
      runs.push({ text: ' ', x: before.x1 * points, width: (word.x0 - before.x1) * points, ...place });
    runs.push({ text: marked(word.text, word.confidence), x: word.x0 * points, width: (word.x1 - word.x0) * points, ...place });
  });
  return runs;
}

/** Those of the recognised words that no text of the page itself stands on. */
export function beside(words: readonly Word[], own: readonly Run[], points: number): Word[] {
  const boxes = own.filter((run) => run.text.trim() !== '');
  return words.filter((word) => {
    const [x, y] = [((word.x0 + word.x1) / 2) * points, ((word.y0 + word.y1) / 2) * points];
    return !boxes.some((run) => x > run.x && x < run.x + run.width && y > run.y - run.size && y < run.y + 0.3 * run.size);
  });
}
