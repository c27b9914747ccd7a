import type { Span } from '../model/index.js';
import type { Match, Rules } from '../rules/index.js';

/** The hits of one scan over a document, handed out by place as reading goes on. */
export class Scan {
  readonly figures: readonly number[];
  private readonly hits: ReadonlyMap<string, readonly Match[]>;

  constructor(text: string, rules: Rules) {
    const { hits, figures } = rules.anchors.run(text);
    this.hits = hits;
    this.figures = figures;
  }

  all(id: string): readonly Match[] {
    return this.hits.get(id) ?? [];
  }

  /** Hits that begin inside the stretch. */
  within(id: string, { start, end }: Span): readonly Match[] {
    const hits = this.all(id);
    const first = firstFrom(hits, start);
    let last = first;
    while (last < hits.length && (hits[last] as Match).start < end) last++;
    return last === first ? NONE : hits.slice(first, last);
  }

  any(id: string, { start, end }: Span): boolean {
    const hits = this.all(id);
    const first = hits[firstFrom(hits, start)];
    return first !== undefined && first.start < end;
  }
}

const NONE: readonly Match[] = [];

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
