import { linesIn } from '../../rules/index.js';
import { finding } from '../finding.js';
import type { Check } from '../read.js';

const MUCH = 400;

/** What a page shows around its document: menus, other news, counters. It is not read; the reader should know. */
export const foreignText: Check = function* ({ document: { text, blocks } }) {
  const chrome = blocks.filter(({ role }) => role === 'chrome');
  const characters = chrome.reduce((sum, { start, end }) => sum + end - start, 0);
  if (characters < MUCH) return;
  const largest = chrome.reduce((most, block) => (block.end - block.start > most.end - most.start ? block : most));
  yield finding('foreign-text', linesIn(text, largest)[0] ?? null, { characters: String(characters) });
};
