import { isWordAt, type Rules } from '../rules/index.js';

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

/** A name in capitals as the text behind `from` writes it: capitals do not tell which words have one of their own. */
export function asWritten(text: string, from: number, name: string): string | null {
  const at = text.toLowerCase().indexOf(name.toLowerCase(), from);
  const written = text.slice(at, at + name.length);
  const isName = at >= 0 && written.charAt(0) !== written.charAt(0).toLowerCase() && written !== written.toUpperCase();
  return isName && written.toLowerCase() === name.toLowerCase() ? written : null;
}

/** Provinces keep their capitals: "Công ty điện lực Hậu Giang". */
export function withProvinces(name: string, { lexicon }: Rules): string {
  let written = name;
  for (let at = 0; at < name.length; at++) {
    if (isWordAt(name, at - 1)) continue;
    const province = lexicon.provinces.match(name, at);
    if (province?.value.name.length === (province?.end ?? 0) - at)
      written = `${written.slice(0, at)}${province?.value.name}${written.slice(province?.end)}`;
  }
  return written;
}
