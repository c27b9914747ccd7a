import type { Lexicons } from '../rules/index.js';
import { anyOf } from './words.js';

// Behind a word for it: seven figures and more, also of one place only, or a short service number.
const FIGURES = String.raw`\d(?:[ .()-]{0,2}\d){5,12}`;

/** Patterns of phone numbers; what stands before a number that a word announces is in group 1. */
export const phonePatterns = ({ privatePersons }: Lexicons): RegExp[] => {
  const { 'phone-words': words = [], 'phone-numbers': numbers = [] } = privatePersons;
  const announced = `(?<![\\p{L}])(${anyOf(words)}\\.?\\s{0,2}(?:[:.(]\\s{0,2}){0,2})${FIGURES}`;
  return [...(words.length > 0 ? [new RegExp(announced, 'giu')] : []), ...numbers.map((number) => new RegExp(`()${number}`, 'gu'))];
};
