import type { OffsetMap, RawText, Span } from '../model/index.js';
import { isUpperAt, isWordAt, type Repair, type Rules, unmarkedLetters } from '../rules/index.js';
import { normalizeCharacters } from './characters.js';
import { applyEdits, compose, type Edit, IDENTITY, toNewer } from './offsets.js';

/** The stretches of a text that were recognised from pictures, page by page. */
export function recognizedIn(raw: RawText, map: OffsetMap): Span[] {
  return (raw.ocr?.pages ?? []).map(({ page }) => ({
    start: toNewer(map, raw.pages[page - 1] ?? 0),
    end: toNewer(map, raw.pages[page] ?? raw.text.length),
  }));
}

interface Text {
  readonly text: string;
  readonly map: OffsetMap;
}

const within = (spans: readonly Span[], edit: Edit): boolean => spans.some(({ start, end }) => edit.start >= start && edit.end <= end);

const editsOf = (text: string, { search, by }: Repair): Edit[] =>
  [...text.matchAll(search)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    by: by.replace(/\$<(\w+)>/g, (_, name: string) => match.groups?.[name] ?? ''),
  }));

/** Marks that were lost or mistaken in phrases of the lexicons, put right letter by letter. */
function markEdits(text: string, rules: Rules): Edit[] {
  const bare = unmarkedLetters(text);
  const phrases = rules.spellings();
  const edits: Edit[] = [];
  for (let at = 0; at < text.length; at++) {
    if (!isWordAt(text, at) || isWordAt(text, at - 1)) continue;
    const hit = phrases.match(bare, at);
    if (!hit) continue;
    const found = text.slice(at, hit.end);
    if (hit.value.name && !found.split(/[^\p{L}]+/u).every((word) => word === '' || isUpperAt(word, 0))) continue;
    const by = spelled(found, hit.value.spellings);
    if (by !== null && by !== found) edits.push({ start: at, end: hit.end, by });
    at = hit.end - 1;
  }
  return edits;
}

/** The phrase with the marks of its one spelling and its own letters' case; null where it is right as it is, or several fit. */
function spelled(found: string, spellings: readonly string[]): string | null {
  const letters = [...spellings.map((spelling) => normalizeCharacters(spelling).text)].map((s) => [...s].filter((c) => isWordAt(c, 0)));
  const own = [...found].filter((c) => isWordAt(c, 0)).map((c) => c.toLowerCase());
  const distinct = [...new Set(letters.map((l) => l.join('')))];
  const [only] = letters;
  if (distinct.length !== 1 || !only || only.length !== own.length || distinct[0] === own.join('')) return null;
  let n = 0;
  return [...found]
    .map((c) => {
      if (!isWordAt(c, 0)) return c;
      const letter = only[n++] as string;
      return isUpperAt(c, 0) ? letter.toUpperCase() : letter;
    })
    .join('');
}

/** Undoes within `spans` what recognising pictures does to letters and marks. */
export function repairs(text: string, spans: readonly Span[], rules: Rules): Text {
  let made: Text = { text, map: IDENTITY };
  if (spans.length === 0) return made;
  const step = (edits: readonly Edit[]): void => {
    const here = spans.map(({ start, end }) => ({ start: toNewer(made.map, start), end: toNewer(made.map, end) }));
    const applied = applyEdits(
      made.text,
      edits.filter((edit) => within(here, edit)),
    );
    made = { text: applied.text, map: compose(made.map, applied.map) };
  };
  for (const repair of rules.repairs) step(editsOf(made.text, repair));
  step(markEdits(made.text, rules));
  return made;
}

/** A text as it would be read if it had been recognised from a picture. */
export const repairedText = (text: string, rules: Rules): string => {
  const { text: normal } = normalizeCharacters(text);
  return repairs(normal, [{ start: 0, end: normal.length }], rules).text;
};
