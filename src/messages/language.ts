export type Language = 'en' | 'vi';
export const LANGUAGES: readonly Language[] = ['en', 'vi'];

const isLanguage = (text: string | undefined): text is Language => LANGUAGES.includes(text as Language);

/** The flag decides; else the first of LC_ALL, LC_MESSAGES and LANG that is set, as POSIX has it; else English. */
export const pickLanguage = ({
  flag,
  env,
}: {
  readonly flag?: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
}): Language => {
  if (isLanguage(flag)) return flag;
  const locale = [env.LC_ALL, env.LC_MESSAGES, env.LANG].find((value) => value !== undefined && value !== '');
  const language = locale?.slice(0, 2).toLowerCase();
  return isLanguage(language) ? language : 'en';
};
