import { detailIn, explain, type Problem } from '../index.js';
import type { Context } from './context.js';
import { note } from './output.js';

/** Says what is wrong, where, and what to do, on standard error. */
export const noteProblem = ({ code, severity, where, detail }: Problem, { language, say, errorColors }: Context): void => {
  const paint = severity === 'error' ? errorColors.red : errorColors.yellow;
  const known = explain(code, language);
  const head = `${paint(`${say.problem[severity]} ${code}`)} ${known?.title ?? ''}`.trimEnd();
  note(`${head}${where ? `: ${where}` : ''}${detail ? ` (${detailIn(detail, language)})` : ''}`);
  if (known && severity === 'error') note(`  ${errorColors.dim(known.hint)}`);
};
