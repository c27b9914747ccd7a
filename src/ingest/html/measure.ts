import type { Element, Node } from './node.js';
import { childrenOf, elementsIn, isBlock, isElement, isHidden, isText, MAX_DEPTH, tagOf } from './node.js';

/** What an element holds, in characters of visible text. */
export interface Measure {
  readonly text: number;
  /** Text inside links and buttons. */
  readonly linked: number;
  readonly links: number;
  /** Text in blocks long enough to be sentences, outside links. */
  readonly prose: number;
}

/** A block with so much text outside links is prose. */
const PROSE = 80;
const INTERACTIVE = new Set(['a', 'button']);

const lengthOf = (text: string): number => text.replace(/\s+/g, ' ').trim().length;

interface Open {
  text: number;
  linked: number;
  links: number;
  prose: number;
  /** Text that stands in this block itself, not in a block inside it. */
  own: number;
}

/** Measures every visible element below `root` in one pass. */
export function measure(root: Element): Map<Node, Measure> {
  const all = new Map<Node, Measure>();
  const walk = (element: Element, inLink: boolean, depth: number): Open => {
    const sum: Open = { text: 0, linked: 0, links: 0, prose: 0, own: 0 };
    const link = inLink || INTERACTIVE.has(tagOf(element));
    if (!inLink && link) sum.links++;
    for (const child of childrenOf(element)) {
      if (isText(child)) {
        const n = lengthOf(child.textContent ?? '');
        sum.text += n;
        if (link) sum.linked += n;
        else sum.own += n;
      } else if (isElement(child) && !isHidden(child) && depth < MAX_DEPTH) {
        const inner = walk(child, link, depth + 1);
        sum.text += inner.text;
        sum.linked += inner.linked;
        sum.links += inner.links;
        sum.prose += inner.prose;
        if (!isBlock(child)) sum.own += inner.own;
      }
    }
    if (isBlock(element)) sum.prose += sum.own >= PROSE ? sum.own : 0;
    all.set(element, { text: sum.text, linked: sum.linked, links: sum.links, prose: sum.prose });
    return sum;
  };
  walk(root, false, 0);
  return all;
}

export const NOTHING: Measure = { text: 0, linked: 0, links: 0, prose: 0 };

/** Children that show something. */
export const shown = (element: Element, sizes: ReadonlyMap<Node, Measure>): Element[] =>
  elementsIn(element).filter((e) => (sizes.get(e)?.text ?? 0) > 0);
