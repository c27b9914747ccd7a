import type { Corrected } from '../index.js';
import type { Context } from './context.js';
import { fieldName, valueText } from './field-text.js';

/** What the program itself says, as far as a correction changed it. */
const wasText = ({ was }: Corrected, context: Context): string => {
  // Of an edge: its state says what its other parts would.
  if (was.state !== undefined) {
    const to = was.target ?? (Array.isArray(was.candidates) && was.candidates.length > 0 ? was.candidates : null);
    const state = valueText('state', was.state, context);
    const why = typeof was.reason === 'string' && was.state === 'unidentified' ? valueText('reason', was.reason, context) : null;
    return [state, to === null ? why : valueText('target', to, context)].filter(Boolean).join(' ');
  }
  return Object.entries(was)
    .map(([field, value]) => `${fieldName(field, context)} ${valueText(field, value, context)}`)
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
