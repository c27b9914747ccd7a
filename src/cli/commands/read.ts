import { read as readDocument } from '../../index.js';
import type { Context } from '../context.js';
import { exitOf } from '../exit.js';
import { print, printJson, printLine } from '../output.js';
import { noteProblem } from '../problems.js';
import { type ReadingFlags, readerOptionsOf } from '../reading-options.js';
import { factLines, summaryText } from '../summary-text.js';

export interface ReadFlags extends ReadingFlags {
  readonly json?: boolean;
  readonly text?: boolean;
  readonly facts?: boolean;
}

const standardInput = async (): Promise<Uint8Array> => {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

export const read = async (file: string, flags: ReadFlags, context: Context): Promise<void> => {
  const result = await readDocument(file === '-' ? await standardInput() : file, await readerOptionsOf(flags));
  if (!result.ok) {
    noteProblem(result.problem, context);
    process.exitCode = exitOf(result.problem.code);
    return;
  }
  for (const problem of result.problems) noteProblem(problem, context);
  const { summary, text } = result.value;
  if (flags.json) return printJson(summary);
  // As it is, without a line end of ours: spans count in exactly this text.
  if (flags.text) return print(text);
  if (flags.facts)
    return print(
      factLines(summary)
        .map((line) => `${line}\n`)
        .join(''),
    );
  return printLine(summaryText(summary, context));
};
