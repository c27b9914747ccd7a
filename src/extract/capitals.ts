/** "SỞ KHOA HỌC VÀ CÔNG NGHỆ" in the case of running text: every word with a capital, which the lexicon does not mind. */
export const headName = (capitals: string): string =>
  capitals
    .replace(/[*\s]+/g, ' ')
    .trim()
    .toLowerCase()
    .replace(/(?<![\p{L}\p{N}])\p{L}/gu, (c) => c.toUpperCase());

/** "PHÓ CHỦ TỊCH" as it stands in running text. */
export function sentenceCase(title: string): string {
  const clean = title.replace(/[*\s]+/g, ' ').trim();
  if (clean !== clean.toUpperCase()) return clean;
  const lower = clean.toLowerCase();
  return lower.charAt(0).toUpperCase() + lower.slice(1);
}
