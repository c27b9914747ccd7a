/** The little of the DOM that is needed here; linkedom's nodes fit. */
export interface Node {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly childNodes: ArrayLike<Node>;
  readonly parentNode: Node | null;
  readonly textContent: string | null;
}

export interface Element extends Node {
  getAttribute(name: string): string | null;
}

export const isElement = (node: Node): node is Element => node.nodeType === 1;
export const isText = (node: Node): boolean => node.nodeType === 3;
export const tagOf = (node: Node): string => node.nodeName.toLowerCase();
/** Old pages write attributes in capitals, which linkedom keeps. */
export const attribute = (element: Element, name: string): string =>
  element.getAttribute(name) ?? element.getAttribute(name.toUpperCase()) ?? '';

/** linkedom builds `childNodes` anew at every access, so it is asked once per walk. */
export const childrenOf = (node: Node): Node[] => Array.from(node.childNodes);

export const elementsIn = (node: Node): Element[] => childrenOf(node).filter(isElement);

const NEVER_SHOWN = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'iframe',
  'object',
  'head',
  'option',
  'textarea',
  'math',
  'map',
  'audio',
  'video',
  'canvas',
  'datalist',
]);

/** Elements whose content a reader does not see. */
export function isHidden(element: Element): boolean {
  if (NEVER_SHOWN.has(tagOf(element))) return true;
  if (element.getAttribute('hidden') !== null) return true;
  return /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attribute(element, 'style'));
}

const BLOCKS = new Set(
  'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

export const isBlock = (element: Element): boolean => BLOCKS.has(tagOf(element));
export const isHeading = (element: Element): boolean => /^h[1-6]$/.test(tagOf(element));

/** Deeper than this a page is broken or hostile: what lies below is left out. */
export const MAX_DEPTH = 400;

/** All elements below, in document order; no recursion, so no depth is too deep. */
export function* elementsBelow(node: Node): Generator<Element> {
  const open = elementsIn(node).reverse();
  for (let next = open.pop(); next; next = open.pop()) {
    yield next;
    const inner = elementsIn(next);
    for (let i = inner.length - 1; i >= 0; i--) open.push(inner[i] as Element);
  }
}
