import { isWordAt } from './chars.js';

/** Something that begins with one of a few words: found by a scan for the words, then tried at the place. */
export interface Anchored {
  readonly id: string;
  readonly match: RegExp;
  readonly anchors: readonly string[];
}

export interface AnchorHit {
  readonly start: number;
  readonly end: number;
  readonly groups: Readonly<Record<string, string | undefined>> | null;
}

/**
 * One pass over a text for the anchors of all rules. The scan leaves out the first letter of each anchor, so
 * that both cases of it are found by one literal; the pattern itself, tried only there, decides.
 */
export class AnchorScan {
  private readonly literals: RegExp;
  private readonly table: ReadonlyMap<string, readonly Anchored[]>;

  constructor(items: readonly Anchored[]) {
    const byLiteral = new Map<string, Anchored[]>();
    for (const item of items)
      for (const anchor of item.anchors) {
        const rest = anchor.slice(1);
        for (const literal of new Set([rest, rest.toUpperCase()])) {
          const list = byLiteral.get(literal) ?? [];
          if (!list.includes(item)) list.push(item);
          byLiteral.set(literal, list);
        }
      }
    // a literal that another one begins with stands for both
    const all = [...byLiteral.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
    this.table = new Map(all.map((literal) => [literal, [...new Set(all.filter((l) => literal.startsWith(l)).flatMap((l) => byLiteral.get(l) ?? []))]]));
    this.literals = new RegExp(all.map((l) => l.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|') || '(?!)', 'g');
  }

  /** Every hit of every item, each list in the order of the text. */
  run(text: string): ReadonlyMap<string, readonly AnchorHit[]> {
    const hits = new Map<string, AnchorHit[]>();
    const { literals } = this;
    literals.lastIndex = 0;
    for (let found = literals.exec(text); found; found = literals.exec(text)) {
      const start = found.index - 1;
      literals.lastIndex = found.index + 1;
      if (start < 0 || !isWordAt(text, start) || isWordAt(text, start - 1)) continue;
      for (const item of this.table.get(found[0]) as readonly Anchored[]) {
        item.match.lastIndex = start;
        const match = item.match.exec(text);
        if (!match) continue;
        const list = hits.get(item.id);
        const hit = { start, end: start + match[0].length, groups: match.groups ?? null };
        if (list) list.push(hit);
        else hits.set(item.id, [hit]);
      }
    }
    return hits;
  }
}
