import type { Measure } from './measure.js';
import { NOTHING, shown } from './measure.js';
import type { Element, Node } from './node.js';
import { attribute, childrenOf, isElement, MAX_DEPTH, tagOf } from './node.js';

const TAGS = new Set(['nav', 'aside', 'footer', 'button', 'select', 'label', 'input', 'dialog', 'menu']);
const ROLES = new Set([
  'navigation',
  'banner',
  'contentinfo',
  'complementary',
  'search',
  'button',
  'menu',
  'menubar',
  'toolbar',
  'dialog',
  'tablist',
  'tab',
]);

/** Words in class names and ids that page builders give to what surrounds an article. */
const NAMES =
  /(?:^|[\s_-])(?:nav|navbar|navigation|menu|menubar|sidebar|side|footer|foot|comments?|respond|related|relate|breadcrumbs?|share|sharing|social|search|login|counter|visitors?|online|statistics?|pagination|pager|paging|toolbar|advert\w*|ads|banner|hotline|weblinks?|links|copyright|newsletter|subscribe|popup|modal|cookie|toc|rating|vote|marquee|ticker|breaking|hotnews|hot-?news|col-?right|col-?left|right-?col|left-?col|rightbar|leftbar|othernews|other-?news|tinkhac|tin-?khac|lienquan|lien-?quan|lienket|lien-?ket|thongke|truycap|binhluan|binh-?luan)(?:$|[\s_\d-])|cursor-pointer|grecaptcha/i;
/** The same words written together: mainMenu, LeftSidebar. */
const CAMEL = /(?:Menu|Sidebar|Footer|Breadcrumb|Navigation|Comment|Related|Counter|Banner|Toolbar)(?:$|[A-Z_\s\d-])/;

/** Ids of the parts of a page laid out around its middle. */
const SIDES = /^(?:left|right|top|bottom)(?:[_-]?(?:bar|col|column|menu|panel|side))?$/i;

const namesOf = (element: Element): string => `${attribute(element, 'class')} ${attribute(element, 'id')}`;

const saysChrome = (element: Element): boolean =>
  TAGS.has(tagOf(element)) ||
  ROLES.has(attribute(element, 'role')) ||
  SIDES.test(attribute(element, 'id')) ||
  NAMES.test(namesOf(element)) ||
  CAMEL.test(namesOf(element));

/** Three links or more that make up most of the text: a menu or a list of other news. */
const isLinkList = (m: Measure): boolean => m.links >= 3 && m.linked > 0.6 * m.text;

/** A line that ends in a date in brackets, as lists of other news show them. */
const DATED = /\(\s*\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}[^()]{0,12}\)\s*$/;

function isDatedList(element: Element, m: Measure): boolean {
  if (m.text > 6000 || m.prose > 0.7 * m.text + 400) return false;
  const lines = linesOf(element).filter((l) => l.trim() !== '');
  const dated = lines.filter((l) => DATED.test(l)).length;
  return dated >= 2 && dated >= 0.6 * (lines.length - 1);
}

/** Text of an element, a line for each <br> and each block. */
function linesOf(element: Element): string[] {
  let text = '';
  const walk = (node: Node, depth: number): void => {
    if (node.nodeType === 3) text += (node.textContent ?? '').replace(/\s+/g, ' ');
    else if (isElement(node) && depth < MAX_DEPTH) {
      const breaks = /^(?:br|p|div|li|tr|h\d|hr)$/.test(tagOf(node));
      if (breaks) text += '\n';
      for (const child of childrenOf(node)) {
        walk(child, depth + 1);
      }
      if (breaks) text += '\n';
    }
  };
  walk(element, 0);
  return text.split('\n');
}

/** The core is where one child after the other holds so much of its parent's prose. */
const CORE = 0.6;

/** Walks down as long as one child holds most of the prose. */
function core(root: Element, sizes: ReadonlyMap<Node, Measure>, isOut: (e: Element) => boolean): Element {
  // what was marked as chrome lies outside, so its prose counts nowhere above it either
  const prose = new Map<Node, number>();
  const count = (e: Element): number => {
    const own = isOut(e) ? 0 : (sizes.get(e)?.prose ?? 0) - shown(e, sizes).reduce((n, c) => n + (sizes.get(c)?.prose ?? 0) - count(c), 0);
    prose.set(e, own);
    return own;
  };
  count(root);
  const proseOf = (e: Element): number => prose.get(e) ?? 0;
  let here = root;
  for (;;) {
    const total = proseOf(here);
    if (total === 0) return here;
    const next = shown(here, sizes).find((c) => proseOf(c) >= CORE * total);
    if (!next) return here;
    here = next;
  }
}

/** Cells side by side are columns of a page; a row with one cell only stacks. */
const isSideBySide = (row: Element, sizes: ReadonlyMap<Node, Measure>): boolean => tagOf(row) === 'tr' && shown(row, sizes).length > 1;

/**
 * Finds what a page shows around its document: menus, other news, counters, forms, feet.
 * Told by tags, roles, class names, density of links and place; no words of the text are looked at.
 * @returns the topmost elements that are chrome
 */
export function chromeOf(body: Element, sizes: ReadonlyMap<Node, Measure>): Set<Node> {
  const chrome = new Set<Node>();
  const total = sizes.get(body) ?? NOTHING;
  const sizeOf = (e: Element): Measure => sizes.get(e) ?? NOTHING;
  // what holds most of the page's prose is not around it, whatever it is called
  const isWhole = (m: Measure): boolean => (total.prose > 0 ? m.prose > 0.5 * total.prose : m.text > 0.5 * total.text);
  const mark = (element: Element): void => {
    const m = sizeOf(element);
    const formOnly = tagOf(element) === 'form' && m.prose === 0 && m.text < 400;
    const list = m.links >= 3 && /^(?:ul|ol|table|div|dl|td|section)$/.test(tagOf(element)) && isLinkList(m);
    if (!isWhole(m) && (saysChrome(element) || formOnly || list)) {
      chrome.add(element);
      return;
    }
    if (/^(?:td|div|ul|p|section)$/.test(tagOf(element)) && !isWhole(m) && isDatedList(element, m)) {
      chrome.add(element);
      return;
    }
    for (const child of shown(element, sizes)) mark(child);
  };
  for (const child of shown(body, sizes)) mark(child);
  markBeside(
    core(body, sizes, (e) => chrome.has(e)),
    body,
    chrome,
    sizes,
  );
  return chrome;
}

/**
 * Goes up from the core of the page. Beside it in the same column everything is kept (letterheads
 * and signatures are tables of their own); another column is chrome, and so is whatever lies
 * outside once a level has shown chrome.
 */
function markBeside(core: Element, body: Element, chrome: Set<Node>, sizes: ReadonlyMap<Node, Measure>): void {
  let outside = false;
  for (let here: Element = core; here !== body; ) {
    const parent = here.parentNode;
    if (!parent || !isElement(parent)) return;
    const siblings = shown(parent, sizes);
    const at = siblings.indexOf(here);
    const crosses = isSideBySide(parent, sizes);
    siblings.forEach((sibling, i) => {
      if (sibling === here || chrome.has(sibling)) return;
      const between = siblings.slice(Math.min(i, at) + 1, Math.max(i, at));
      const cutOff = between.some((s) => chrome.has(s)) && !hasHeading(sibling, sizes);
      if (crosses || outside || cutOff) chrome.add(sibling);
    });
    outside ||= crosses || /^(?:main|article)$/.test(tagOf(parent)) || attribute(parent, 'role') === 'main';
    here = parent;
  }
}

const hasHeading = (element: Element, sizes: ReadonlyMap<Node, Measure>): boolean =>
  /^h[12]$/.test(tagOf(element)) || shown(element, sizes).some((c) => hasHeading(c, sizes));
