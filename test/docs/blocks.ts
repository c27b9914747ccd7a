import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A fenced block of a page whose marker, a comment on the line before it, says that it is to be tried. */
export interface Block {
  /** `run` it, lay it down as a `file`, or compare it with the `output` of the last run. */
  readonly mark: 'run' | 'file' | 'output';
  /** Exit code of a run, path of a file. */
  readonly value: string | null;
  readonly language: string;
  readonly text: string;
  readonly line: number;
}

const BLOCK = /<!-- (run|file|output)(?:: (\S+))? -->\n```(\w*)\n([\s\S]*?)\n```/g;

/** The marked blocks of a page, in its order. */
export const blocksOf = (root: string, page: string): readonly Block[] => {
  const text = readFileSync(join(root, page), 'utf8');
  return [...text.matchAll(BLOCK)].map((match) => ({
    mark: match[1] as Block['mark'],
    value: match[2] ?? null,
    language: match[3] ?? '',
    text: match[4] ?? '',
    line: text.slice(0, match.index).split('\n').length,
  }));
};
