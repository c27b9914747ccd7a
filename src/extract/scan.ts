import type { Span } from '../model/index.js';
import type { Match, Rules } from '../rules/index.js';

/** The hits of one scan over a document, handed out by place as reading goes on. */
export class Scan {
  readonly figures: readonly number[];
  private readonly lists: ReadonlyMap<string, Hits>;

  constructor(text: string, rules: Rules) {
    const { hits, figures } = rules.anchors.run(text);
    this.lists = new Map(Array.from(hits, ([id, list]) => [id, new Hits(list)]));
    this.figures = figures;
  }

  of(id: string): Hits {
    return this.lists.get(id) ?? NO_HITS;
  }
}

/** All hits of one thing, in the order of the text. */
export class Hits {
  /** Where the last look-up ended: reading goes on, so the next one begins near it. */
  private near = 0;

  constructor(readonly all: readonly Match[]) {}

  /** Hits that begin inside the stretch. */
  within({ start, end }: Span): readonly Match[] {
    const { all } = this;
    const first = this.indexFrom(start);
    let last = first;
    while (last < all.length && (all[last] as Match).start < end) last++;
    return last === first ? NONE : all.slice(first, last);
  }

  any({ start, end }: Span): boolean {
    const first = this.from(start);
    return first !== undefined && first.start < end;
  }

  /** The first that begins at or behind the place. */
  from(place: number): Match | undefined {
    return this.all[this.indexFrom(place)];
  }

  private indexFrom(place: number): number {
    const { all, near } = this;
    const behind = near === 0 || (all[near - 1] as Match).start < place;
    if (behind && (near === all.length || (all[near] as Match).start >= place)) return near;
    this.near = firstFrom(all, place);
    return this.near;
  }
}

const NONE: readonly Match[] = [];
const NO_HITS = new Hits(NONE);

/** Index of the first item that begins at or behind the place, in a list sorted by place. */
export function firstFrom(items: readonly { readonly start: number }[], place: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle] as { start: number }).start < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
