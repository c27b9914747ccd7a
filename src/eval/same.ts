import { foldWords } from '../model/fold.js';
import type { Judged } from './gold.js';

/** Numbers are compared without case, spaces and leading zeros; the separators carry meaning and stay. */
export const numberKey = (number: string): string =>
  number
    .normalize('NFC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u00d0\u00f0]/g, '\u0110')
    .replace(/\s+/g, '')
    .toUpperCase()
    .replace(/^0+(?=\d)/, '');

// Folded names: "UBND", "TP", the Party's full name and a committee's term are ways to write the same body.
const bodyKey = (name: string): string =>
  foldWords(name)
    .replace(/\btp\b/g, 'thanh pho')
    .replace(/\bubn[d]\b/g, 'uy ban nhan dan')
    .replace(/\bhdn[d]\b/g, 'hoi dong nhan dan')
    .replace(/ khoa [ivx]+$/, '')
    .replace(/ (?:cua )?dang(?: cong san viet nam)?$/, '');
