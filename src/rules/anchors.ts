import { LOWER_CASE, WORD_CLASS } from './chars.js';
import type { Match, Pattern } from './pattern.js';

/** Something that begins with one of a few words: found by a scan for the words, then tried at the place. */
export interface Anchored {
  readonly id: string;
  readonly match: Pattern;
  readonly anchors: readonly string[];
}

export interface Scanned {
  /** Every hit of every item, each list in the order of the text. */
  readonly hits: ReadonlyMap<string, readonly Match[]>;
  /** Where the runs of digits begin. */
  readonly figures: readonly number[];
}

interface Entry {
  /** The anchor without its first letter, of which either case will do. */
  readonly rest: string;
  readonly item: Anchored;
}

/** Anchors that begin alike: what they share is looked at once. */
interface Family {
  readonly shared: string;
  readonly entries: readonly Entry[];
}

const TABLE_SIZE = 1 << 14;
const BLANK = 32;
/** Zero is no letter: it stands for what would be behind the end of the text. */
const hash = (second: number, third: number, fourth: number): number =>
  // several blanks may stand for one, so nothing behind a blank tells anything
  ((second * 31) ^ (third * 7) ^ ((third === BLANK ? 0 : fourth) * 131)) & (TABLE_SIZE - 1);

/**
 * One pass over a text for its figures and for the anchors of all rules. At the beginning of a word its second to fourth letters
 * tell, in either case, whether any anchor may stand there; the pattern itself, tried only behind a whole anchor, decides.
 */
export class AnchorScan {
  private readonly table: readonly (readonly Family[] | undefined)[];

  constructor(items: readonly Anchored[]) {
    const table: (Entry[] | undefined)[] = new Array(TABLE_SIZE).fill(undefined);
    for (const item of items)
      for (const anchor of item.anchors) {
        const rest = anchor.slice(1).toLowerCase();
        const slot = hash(rest.charCodeAt(0), rest.charCodeAt(1), rest.charCodeAt(2));
        const list = table[slot] ?? [];
        if (!list.some((entry) => entry.rest === rest && entry.item === item)) list.push({ rest, item });
        table[slot] = list;
      }
    this.table = table.map((list) => list && familiesOf(list));
  }

  run(text: string): Scanned {
    const hits = new Map<string, Match[]>();
    const figures: number[] = [];
    const { table } = this;
    const units = unitsOf(text);
    for (let at = 0; at < units.length; ) {
      const kind = WORD_CLASS[units[at] as number] as number;
      const start = at;
      do at++;
      while (at < units.length && WORD_CLASS[units[at] as number] === kind);
      if (kind === 0) continue;
      if (kind === 2) figures.push(start);
      // letters behind figures begin no word
      else if (start === 0 || WORD_CLASS[units[start - 1] as number] === 0) {
        const families = table[hash(lower(units, start + 1), lower(units, start + 2), lower(units, start + 3))];
        if (families) tryAt(text, units, start, families, hits);
      }
    }
    return { hits, figures };
  }
}

/** A typed array is read several times faster than a string. */
function unitsOf(text: string): Uint16Array {
  const bytes = Buffer.allocUnsafeSlow(text.length * 2);
  bytes.write(text, 'utf16le');
  return new Uint16Array(bytes.buffer, bytes.byteOffset, text.length);
}

const lower = (units: Uint16Array, at: number): number => (at < units.length ? (LOWER_CASE[units[at] as number] as number) : 0);

const TOLD_BY = 3;

/** Anchors of one slot of the table may differ in the letters that it was found by. */
function familiesOf(list: readonly Entry[]): Family[] {
  const families = new Map<string, Entry[]>();
  for (const entry of list) {
    const key = entry.rest.slice(0, TOLD_BY);
    families.set(key, [...(families.get(key) ?? []), entry]);
  }
  return [...families.values()].map((entries) => ({ shared: sharedBy(entries), entries }));
}

function sharedBy(entries: readonly Entry[]): string {
  let shared = entries[0]?.rest ?? '';
  for (const { rest } of entries) while (!rest.startsWith(shared)) shared = shared.slice(0, -1);
  return shared;
}

/** Where the letters end that stand at `at`, -1 if they do not; `from`: letters before that are known to. Several blanks stand for one. */
function endOf(rest: string, units: Uint16Array, at: number, from: number): number {
  let end = at;
  for (let i = from; i < rest.length; i++) {
    const code = rest.charCodeAt(i);
    if (code !== lower(units, end)) return -1;
    end++;
    if (code === BLANK) while (lower(units, end) === BLANK) end++;
  }
  return end;
}

function tryAt(text: string, units: Uint16Array, start: number, families: readonly Family[], hits: Map<string, Match[]>): void {
  for (const { shared, entries } of families) {
    const end = endOf(shared, units, start + 1, 0);
    if (end < 0) continue;
    for (const { rest, item } of entries) {
      if (endOf(rest, units, end, shared.length) < 0) continue;
      const hit = item.match.at(text, start);
      if (hit) add(hit, item.id, hits);
    }
  }
}

function add(hit: Match, id: string, hits: Map<string, Match[]>): void {
  const list = hits.get(id);
  if (!list) hits.set(id, [hit]);
  // two anchors of one item may stand at one place
  else if (list[list.length - 1]?.start !== hit.start) list.push(hit);
}
