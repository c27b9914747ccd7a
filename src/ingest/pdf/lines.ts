import type { Run } from './page.js';

/** Words of one line that belong together: no wide gap inside. */
export interface Chunk {
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
}

/** What stands on one baseline, left to right. */
export interface Line {
  readonly chunks: readonly Chunk[];
  readonly y: number;
  readonly size: number;
  readonly x0: number;
  readonly x1: number;
}

/** Baselines nearer than this share of the font size are one line. */
const SAME_BASELINE = 0.4;
/** A gap from this share of the font size on is a space between words … */
const WORD_GAP = 0.18;
/** … and from this on it may separate columns or cells. */
const CHUNK_GAP = 0.8;
/** Where drawing jumps from one place to another, a far smaller gap separates. */
const JUMP_GAP = 0.35;

const isBlank = (text: string): boolean => text.trim() === '';

interface OpenLine {
  readonly runs: Run[];
  y: number;
  size: number;
}

/** A raised or lowered small run (footnote mark, index) belongs to the larger line that it overlaps. */
const fits = (line: OpenLine, run: Run): boolean => {
  const distance = Math.abs(line.y - run.y);
  const large = Math.max(line.size, run.size);
  const small = Math.min(line.size, run.size);
  return distance <= SAME_BASELINE * (small < 0.8 * large ? large * 1.1 : large);
};

const overlapsText = (line: OpenLine, run: Run): boolean =>
  line.runs.some((r) => Math.min(r.x + r.width, run.x + run.width) - Math.max(r.x, run.x) > 0.6 * Math.min(r.width, run.width, run.size));

function groupByBaseline(runs: readonly Run[]): OpenLine[] {
  const lines: OpenLine[] = [];
  const bySize = [...runs].sort((a, b) => a.y - b.y || a.order - b.order);
  for (const run of bySize) {
    let home: OpenLine | undefined;
    for (let i = lines.length - 1; i >= 0 && i >= lines.length - 6; i--) {
      const line = lines[i];
      if (line && fits(line, run) && (Math.abs(line.y - run.y) < 0.15 * run.size || !overlapsText(line, run))) {
        if (!home || Math.abs(line.y - run.y) < Math.abs(home.y - run.y)) home = line;
      }
    }
    if (!home) {
      lines.push({ runs: [run], y: run.y, size: run.size });
      continue;
    }
    home.runs.push(run);
    if (run.size > home.size * 1.2) {
      home.y = run.y;
      home.size = run.size;
    }
  }
  return lines;
}

/** Splits one baseline into chunks; blank runs count as gaps of known width. */
function chunksOf(line: OpenLine): Chunk[] {
  const chunks: Chunk[] = [];
  const runs = [...line.runs].sort((a, b) => a.x - b.x || a.order - b.order);
  let text = '';
  let x0 = 0;
  let x1 = 0;
  let last: Run | null = null;
  let blankBefore = false;
  const close = (): void => {
    const trimmed = text.trim();
    if (trimmed !== '') chunks.push({ text: trimmed.replace(/ {2,}/g, ' '), x0, x1 });
    text = '';
  };
  for (const run of runs) {
    if (isBlank(run.text)) {
      blankBefore ||= run.text !== '' || run.width > 0;
      continue;
    }
    const gap = last ? run.x - x1 : 0;
    const em = Math.max(run.size, last?.size ?? 0);
    const jumped = last !== null && (run.order < last.order || run.order - last.order > 3);
    if (last && (gap > CHUNK_GAP * em || (jumped && gap > JUMP_GAP * em))) close();
    if (text === '') {
      x0 = run.x;
      x1 = run.x;
    } else if ((blankBefore && gap > -0.1 * em) || gap > WORD_GAP * em) {
      text += ' ';
    }
    text += run.text;
    x1 = Math.max(x1, run.x + run.width);
    last = run;
    blankBefore = /\s$/.test(run.text);
  }
  close();
  return chunks;
}

/** Puts the runs of a page on lines, top to bottom. */
export function linesOf(runs: readonly Run[]): Line[] {
  const lines: Line[] = [];
  for (const open of groupByBaseline(runs.filter((r) => r.text !== ''))) {
    const chunks = chunksOf(open);
    const first = chunks[0];
    const last = chunks.at(-1);
    if (first && last) lines.push({ chunks, y: open.y, size: open.size, x0: first.x0, x1: last.x1 });
  }
  return lines.sort((a, b) => a.y - b.y);
}

/** The same line with only some of its chunks; null if none is left. */
export function pick(line: Line, keep: (chunk: Chunk) => boolean): Line | null {
  const chunks = line.chunks.filter(keep);
  const first = chunks[0];
  const last = chunks.at(-1);
  return first && last ? { ...line, chunks, x0: first.x0, x1: last.x1 } : null;
}

/** A gap this many times the font size is shown as a tab: it may part cells. */
const TAB_GAP = 3;

/** The line as text: chunks are parted by a space, or a tab where the gap is very wide. */
export const textOf = (line: Line): string =>
  line.chunks
    .map((chunk, i) => {
      const before = line.chunks[i - 1];
      if (!before) return chunk.text;
      return (chunk.x0 - before.x1 > TAB_GAP * line.size ? '\t' : ' ') + chunk.text;
    })
    .join('');
