/** Letters that Vietnamese has and English has not. */
const VIETNAMESE = /[\u0103\u00e2\u0111\u00ea\u00f4\u01a1\u01b0\u1ea0-\u1ef9]/giu;
const SAMPLE = 4000;

/** Vietnamese unless hardly any of the first letters is: official translations keep Vietnamese names. */
export function languageOf(text: string): 'vi' | 'en' {
  const sample = text.slice(0, SAMPLE);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 200) return 'vi';
  return (sample.match(VIETNAMESE)?.length ?? 0) / letters < 0.04 ? 'en' : 'vi';
}
