import type { Corrected } from '../../index.js';
import type { View } from '../view.js';
import { fieldWords, valueWords } from '../words.js';

/** Corrections one a line: what was done, by whom, why, and what the program itself says. */
export const correctedLines = (corrected: unknown, view: View): string[] => {
  if (!Array.isArray(corrected)) return [];
  const { corrections } = view.say;
  return (corrected as Corrected[]).map(({ action, by, reason, date, was }) => {
    const before = Object.entries(was)
      .map(([field, value]) => `${fieldWords(field, view)} ${valueWords(field, value, view)}`)
      .join(', ');
    return corrections.by(action, date === null ? by : `${by}, ${date}`, reason) + (before ? ` (${corrections.was(before)})` : '');
  });
};
