import { type Evaluation, evaluate, type Fault } from '../../index.js';
import type { Context } from '../context.js';
import { EXIT } from '../exit.js';
import { heading } from '../layout.js';
import { note, printJson, printLine } from '../output.js';
import { noteProblem } from '../problems.js';
import { progressView } from '../progress.js';
import { type ReadingFlags, readerOptionsOf } from '../reading-options.js';
import { tableText } from '../table.js';
import { oneLine } from '../width.js';

export interface EvalFlags extends ReadingFlags {
  readonly gold: string;
  readonly root?: string;
  readonly jobs?: number;
  readonly json?: boolean;
}

const figure = (value: number): string => value.toFixed(4);

const measuresTable = ({ measures }: Evaluation, context: Context): string => {
  const { columns } = context.say.evaluation;
  const right = (head: string) => ({ head, align: 'right' as const });
  return tableText(
    [
      { head: columns.measure },
      right(columns.precision),
      right(columns.recall),
      right(columns.f1),
      right(columns.tp),
      right(columns.fp),
      right(columns.fn),
    ],
    measures.map(({ measure, precision, recall, f1, tp, fp, fn }) => [measure, figure(precision), figure(recall), figure(f1), tp, fp, fn]),
    context,
  );
};

const faultText = ({ measure, kind, subject, wanted, got, places }: Fault, { say, colors }: Context): string => {
  const { evaluation, page } = say;
  const paint = { missed: colors.yellow, wrong: colors.red, differs: colors.magenta }[kind];
  const nothing = evaluation.nothing;
  const values = kind === 'missed' ? wanted : kind === 'wrong' ? got : evaluation.differs(wanted ?? nothing, got ?? nothing);
  const head = [paint(evaluation[`${kind}Head`]), measure, ...(subject === null ? [] : [subject]), values ?? nothing].join('  ');
  const lines = places.map((place) => `    ${page(place.page)}, ${place.start}-${place.end}: ${oneLine(place.text)}`);
  return [`  ${head}`, ...lines].join('\n');
};

/** Every miss and false find, by document. */
const faultsText = ({ faults }: Evaluation, context: Context): string => {
  const files = [...new Set(faults.map(({ file }) => file))];
  const own = (file: string): string[] => faults.filter((fault) => fault.file === file).map((fault) => faultText(fault, context));
  return files.map((file) => [heading(file, context), ...own(file)].join('\n')).join('\n\n');
};

/** `danchieu eval`: how right the program is on documents of which the right answers are known. */
export const evalGold = async ({ gold, json, root, jobs, ...flags }: EvalFlags, context: Context): Promise<void> => {
  const progress = await progressView(context);
  const report = await evaluate(gold, { root, jobs, ...(await readerOptionsOf(flags)), onProgress: progress.update }).finally(() =>
    progress.stop(),
  );
  if (report.documents === 0) {
    process.exitCode = EXIT.nothing;
    note(context.say.evaluation.noGold(gold));
    if (json) await printJson(report);
    return;
  }
  for (const { file, code, detail } of report.refused) noteProblem({ code, severity: 'error', where: file, detail }, context);
  if (report.refused.length > 0) process.exitCode = EXIT.refused;
  if (json) return printJson(report);
  const faults = faultsText(report, context);
  const said = context.say.evaluation.read(report.read, report.documents, report.faults.length);
  return printLine([measuresTable(report, context), ...(faults ? [faults] : []), said].join('\n\n'));
};
