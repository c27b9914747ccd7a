import type { Codec, CodecName } from './codecs.js';
import { codecs, WORDS_AS_SHOWN } from './codecs.js';
import type { Edit } from './edits.js';
import { weigh, weighRead, weighShown } from './weigh.js';

/**
 * Signs that stand beside a letter in no Unicode text of ours (but for `m2` and the like, left out
 * here) and in every line of legacy text. One look over clean text is all that it costs.
 */
const SIGN =
  '\\u0080-\\u009f\\u00a1-\\u00af\\u00b5\\u00b6\\u00b8\\u00b9\\u00bb\\u00bf\\u00c4-\\u00c7\\u00cb\\u00ce\\u00cf\\u00d1\\u00d6-\\u00d8\\u00db\\u00dc\\u00de\\u00df\\u00e4-\\u00e7\\u00eb\\u00ee-\\u00f1\\u00f6-\\u00f8\\u00fb\\u00fc\\u00fe\\u00ff\\u0152\\u0153\\u0160\\u0161\\u0178\\u0192\\u017d\\u017e\\uf0a1-\\uf0ff';
const SUSPECT = new RegExp(`[A-Za-z][${SIGN}]|[${SIGN}][A-Za-z]`);
/** A quick look: false for nearly all Unicode text, true for all legacy text of more than a few words. */
export const looksLegacy = (text: string): boolean => SUSPECT.test(text);

const NOT_ASCII = /[\u0080-\uffff]/;

/** Alone these are bullets, quotes, times and divided by; as letters they make no word, but in VISCII. */
const NO_WORD = /^[\u00a9\u00b7\u00bb\u00d7\u00f7\u2022\uf000-\uf0ff]$/;

/** The document's encoding wins where a line says little; another needs good evidence. */
const DOCUMENT_BONUS = 0.6;
const SHOWN_BONUS = 0.3;
const STRANGER = 2;

interface Line {
  readonly start: number;
  readonly text: string;
  readonly shown: number;
  readonly read: readonly number[];
}

export interface Repair {
  readonly edits: readonly Edit[];
  /** The encoding most of the repaired letters were in, null if nothing was repaired. */
  readonly encoding: CodecName | null;
}

function linesOf(text: string, all: readonly Codec[]): Line[] {
  const lines: Line[] = [];
  for (const match of text.matchAll(/[^\n\f\t]+/g)) {
    const line = match[0];
    if (!NOT_ASCII.test(line)) continue;
    lines.push({ start: match.index, text: line, shown: weighShown(line), read: all.map((codec) => weighRead(line, codec)) });
  }
  return lines;
}

/** The encoding that most of the document reads best in; -1 is none. */
function prevailing(lines: readonly Line[], count: number): number {
  let best = -1;
  let most = lines.reduce((sum, l) => sum + l.shown, 0) + SHOWN_BONUS;
  for (let c = 0; c < count; c++) {
    const sum = lines.reduce((n, l) => n + (l.read[c] as number), 0);
    if (sum > most) [best, most] = [c, sum];
  }
  return best;
}

function choose(line: Line, document: number): number {
  let best = -1;
  let most = line.shown + SHOWN_BONUS + (document === -1 ? DOCUMENT_BONUS : 0);
  const least = Math.max(line.shown, line.read[document] ?? line.shown) + STRANGER;
  line.read.forEach((read, c) => {
    if (c !== document && read < least) return;
    const value = read + (c === document ? DOCUMENT_BONUS : 0);
    if (value > most) [best, most] = [c, value];
  });
  return best;
}

interface Reading {
  readonly edits: readonly Edit[];
  readonly codec: Codec;
}

const editAt = (line: Line, at: number, word: string, by: string): Edit => ({
  start: line.start + at,
  end: line.start + at + word.length,
  by,
});

/**
 * Reads a whole line in an encoding, but for words that are right as they stand, and for words
 * that are syllables only in another encoding that the document has too.
 */
function readLine(line: Line, codec: Codec, others: readonly Codec[]): Reading {
  const edits: Edit[] = [];
  for (const match of line.text.matchAll(codec.words)) {
    const word = match[0];
    if (!NOT_ASCII.test(word) || (codec.name !== 'viscii' && NO_WORD.test(word))) continue;
    let by = codec.decode(word);
    if (by === null || weigh(by) < 0) {
      if (weigh(word.normalize('NFC')) > 0) continue;
      by = others.map((other) => other.decode(word)).find((read) => read !== null && weigh(read) > 0) ?? by;
    }
    if (by !== null && by !== word) edits.push(editAt(line, match.index, word, by));
  }
  return { edits, codec };
}

/** Words in another encoding inside a line that reads well: only those that cannot stand and become syllables. */
function readWords(line: Line, codec: Codec, least: number): Reading {
  const edits: Edit[] = [];
  for (const match of line.text.matchAll(WORDS_AS_SHOWN)) {
    const word = match[0];
    if (!SUSPECT.test(word) || weigh(word.normalize('NFC')) >= 0) continue;
    const by = codec.decode(word);
    if (by !== null && weigh(by) > 0) edits.push(editAt(line, match.index, word, by));
  }
  return { edits: edits.length >= least ? edits : [], codec };
}

/** So many words more than it loses make an encoding one that the document has. */
const KNOWN = 4;

/**
 * Finds what in a text is Vietnamese in disguise: letters of a font encoding (TCVN3, VNI) or of a
 * code page (VISCII, windows-1258) shown as windows-1252. Told line by line (and cell by cell), by syllables, with
 * the whole document as the tie-breaker; a font's name is never asked.
 */
export async function findRepairs(text: string): Promise<Repair> {
  if (!looksLegacy(text)) return { edits: [], encoding: null };
  const all = await codecs();
  const lines = linesOf(text, all);
  const document = prevailing(lines, all.length);
  const chosen = lines.map((line) => choose(line, document));
  const known = all.filter((_, c) => lines.some((line, i) => chosen[i] === c && (line.read[c] as number) >= KNOWN));
  const edits: Edit[] = [];
  const letters = new Map<CodecName, number>();
  lines.forEach((line, i) => {
    const codec = all[chosen[i] as number];
    const readings = codec
      ? [
          readLine(
            line,
            codec,
            known.filter((k) => k !== codec),
          ),
        ]
      : SUSPECT.test(line.text)
        ? all.map((c) => readWords(line, c, known.includes(c) ? 1 : 2))
        : [];
    for (const { edits: found, codec: by } of readings.sort((a, b) => b.edits.length - a.edits.length).slice(0, 1)) {
      edits.push(...found);
      letters.set(by.name, (letters.get(by.name) ?? 0) + found.length);
    }
  });
  const [top] = [...letters].filter(([, n]) => n > 0).sort((a, b) => b[1] - a[1]);
  return { edits, encoding: top?.[0] ?? null };
}
