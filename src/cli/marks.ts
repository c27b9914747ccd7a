import type { Corrected } from '../index.js';
import type { Context } from './context.js';
import { reasonText } from './reason.js';

const valueText = (value: Corrected['was'][string], { say }: Context): string =>
  value === null ? say.corrections.unknown : Array.isArray(value) ? value.join(' | ') : value;

/** What the program itself says, as far as a correction changed it. */
const wasText = ({ was }: Corrected, context: Context): string => {
  const { say } = context;
  // Of an edge: its state says what its other parts would.
  if (was.state !== undefined) {
    const to = was.target ?? (Array.isArray(was.candidates) && was.candidates.length > 0 ? was.candidates : null);
    const state = say.states[was.state as keyof typeof say.states];
    const why = typeof was.reason === 'string' && was.state === 'unidentified' ? reasonText(was.reason, context) : null;
    return [state, to === null ? why : valueText(to, context)].filter(Boolean).join(' ');
  }
  return Object.entries(was)
    .map(([field, value]) => `${field} ${valueText(value, context)}`)
    .join(', ');
};

/** Corrections one a line: what was done, by whom, why, and what the program itself says. */
export const markLines = (corrected: readonly Corrected[] | undefined, context: Context): string[] =>
  (corrected ?? []).map((mark) => {
    const { corrections } = context.say;
    const was = wasText(mark, context);
    const when = mark.date === null ? mark.by : `${mark.by}, ${mark.date}`;
    return `${MARK} ${corrections.by(mark.action, when, mark.reason)}${was ? ` (${corrections.was(was)})` : ''}`;
  });

/** Stands before or behind what a correction had a part in. */
export const MARK = '*';
export const marked = (text: string, corrected: readonly Corrected[] | undefined): string => (corrected ? `${text} ${MARK}` : text);
