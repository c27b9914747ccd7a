import type { Element } from './node.js';
import { elementsBelow, tagOf } from './node.js';

export interface Page {
  readonly title: string;
  readonly body: Element;
}

function find(root: Element, tag: string): Element | null {
  for (const e of elementsBelow(root)) if (tagOf(e) === tag) return e;
  return null;
}

/** Parses a page, or a fragment of one. The only place that knows linkedom. */
export async function parsePage(html: string): Promise<Page | null> {
  const { parseHTML } = await import('linkedom');
  // fragments get a frame: linkedom makes the first element the root otherwise
  const whole = /<(?:html|body)\b/i.test(html.slice(0, 100_000)) ? html : `<html><body>${html}</body></html>`;
  const { document } = parseHTML(whole);
  const root = document.documentElement as unknown as Element | null;
  if (!root) return null;
  const head = find(root, 'title');
  const title = (head?.textContent ?? '').replace(/\s+/g, ' ').trim();
  return { title, body: find(root, 'body') ?? root };
}
