import { detailIn } from './details.js';
import { en, type Messages } from './en.js';
import { LANGUAGES, type Language, pickLanguage } from './language.js';
import { type Explanation, type ProblemCode, problemsEn } from './problems-en.js';
import { problemsVi } from './problems-vi.js';
import { vi } from './vi.js';

export { detailIn, type Explanation, LANGUAGES, type Language, type Messages, type ProblemCode, pickLanguage };

/** Everything that the program says, in one language. */
export const messagesIn = (language: Language): Messages => (language === 'vi' ? vi : en);

/** Every code that the program may give, in order. */
export const problemCodes = Object.keys(problemsEn).sort() as ProblemCode[];

/** What a code means; null for a code that there is none of. */
export const explain = (code: string, language: Language): Explanation | null => {
  const all: Readonly<Record<string, Explanation>> = language === 'vi' ? problemsVi : problemsEn;
  return Object.hasOwn(all, code) ? (all[code] ?? null) : null;
};
