import { WORD_CLASS } from './chars.js';
import type { Groups, Pattern } from './pattern.js';

/** Something that begins with one of a few words: found by a scan for the words, then tried at the place. */
export interface Anchored {
  readonly id: string;
  readonly match: Pattern;
  readonly anchors: readonly string[];
}

export interface AnchorHit {
  readonly start: number;
  readonly end: number;
  readonly groups: Groups | null;
}

export interface Scanned {
  /** Every hit of every item, each list in the order of the text. */
  readonly hits: ReadonlyMap<string, readonly AnchorHit[]>;
  /** Where the runs of digits begin. */
  readonly figures: readonly number[];
}

interface Entry {
  /** The anchor without its first letter, of which either case will do. */
  readonly rest: string;
  readonly item: Anchored;
  /** Asking for groups costs more than the match. */
  readonly grouped: boolean;
}

const TABLE_SIZE = 1 << 14;
const hash = (second: number, third: number, fourth: number): number => ((second * 31) ^ (third * 7) ^ (fourth * 131)) & (TABLE_SIZE - 1);

/**
 * One pass over a text for its figures and for the anchors of all rules. At the beginning of a word its second to fourth letters
 * tell whether any anchor may stand there; the pattern itself, tried only behind a whole anchor, decides.
 * Headings in capitals are found where a rule lists its anchor in capitals too.
 */
export class AnchorScan {
  private readonly table: readonly (readonly Entry[] | undefined)[];

  constructor(items: readonly Anchored[]) {
    const table: (Entry[] | undefined)[] = new Array(TABLE_SIZE).fill(undefined);
    for (const item of items)
      for (const anchor of item.anchors) {
        const rest = anchor.slice(1);
        const slot = hash(rest.charCodeAt(0), rest.charCodeAt(1), rest.charCodeAt(2));
        const list = table[slot] ?? [];
        if (!list.some((entry) => entry.rest === rest && entry.item === item))
          list.push({ rest, item, grouped: item.match.grouped });
        table[slot] = list;
      }
    this.table = table;
  }

  run(text: string): Scanned {
    const hits = new Map<string, AnchorHit[]>();
    const figures: number[] = [];
    const { table } = this;
    let before = 0;
    for (let at = 0; at < text.length; at++) {
      const word = WORD_CLASS[text.charCodeAt(at)] as number;
      if (word === before) continue;
      const begins = before === 0;
      before = word;
      if (word === 2) figures.push(at);
      if (word !== 1 || !begins || at + 3 >= text.length) continue;
      const entries = table[hash(text.charCodeAt(at + 1), text.charCodeAt(at + 2), text.charCodeAt(at + 3))];
      if (entries) tryAt(text, at, entries, hits);
    }
    return { hits, figures };
  }
}

function tryAt(text: string, start: number, entries: readonly Entry[], hits: Map<string, AnchorHit[]>): void {
  for (const { rest, item, grouped } of entries) {
    if (!text.startsWith(rest, start + 1)) continue;
    const match = grouped ? item.match.at(text, start) : null;
    const end = grouped ? (match ? start + match[0].length : -1) : item.match.endAt(text, start);
    if (end < 0) continue;
    const list = hits.get(item.id);
    // two anchors of one item may stand at one place
    if (list?.at(-1)?.start === start) continue;
    const hit = { start, end, groups: match?.groups ?? null };
    if (list) list.push(hit);
    else hits.set(item.id, [hit]);
  }
}
