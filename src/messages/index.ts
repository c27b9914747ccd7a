import { detailIn } from './details.js';
import { en, type Messages } from './en.js';
import type { Explanation } from './explanation.js';
import { type FindingWords, findingsEn } from './findings-en.js';
import { findingsVi } from './findings-vi.js';
import { LANGUAGES, type Language, pickLanguage } from './language.js';
import { type ProblemCode, problemsEn } from './problems-en.js';
import { problemsVi } from './problems-vi.js';
import { reasonText } from './reason.js';
import { recurrenceText } from './recurrence.js';
import { vi } from './vi.js';

export { detailIn, type Explanation, LANGUAGES, type Language, type Messages, type ProblemCode, pickLanguage, reasonText, recurrenceText };

/** Everything that the program says, in one language. */
export const messagesIn = (language: Language): Messages => (language === 'vi' ? vi : en);

/** Every code that the program may give, in order. */
export const problemCodes = Object.keys(problemsEn).sort() as ProblemCode[];

/** What a code of a problem or of a finding means; null for a code that there is none of. */
export const explain = (code: string, language: Language): Explanation | null => {
  const all: Readonly<Record<string, Explanation>> =
    language === 'vi' ? { ...problemsVi, ...findingsVi } : { ...problemsEn, ...findingsEn };
  const words = Object.hasOwn(all, code) ? all[code] : undefined;
  return words ? { title: words.title, cause: words.cause, hint: words.hint } : null;
};

/** What a finding says of one case; empty for a code that there is none of. */
export const findingMessage = (code: string, details: Readonly<Record<string, string>>, language: Language): string => {
  const all: Readonly<Record<string, FindingWords>> = language === 'vi' ? findingsVi : findingsEn;
  return (Object.hasOwn(all, code) && all[code]?.says(details)) || '';
};
