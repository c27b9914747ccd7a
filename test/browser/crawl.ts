import { parseHTML } from 'linkedom';

/** Parameters whose values make another kind of page. */
const VALUES = ['tab'];
/** Parameters that make one by being there. */
const PRESENCE = ['q', 'fact', 'place', 'at', 'id', 'to', 'words', 'code'];

/** `/d/…` of any document is one kind of page, with another tab another one; filters and sorting make none. */
const kindOf = ({ pathname, searchParams }: URL): string => {
  const path = pathname.startsWith('/d/') ? (/\/page\/\d+$/.test(pathname) ? 'page' : 'document') : pathname;
  const values = VALUES.map((name) => searchParams.get(name));
  return [path, ...values, ...PRESENCE.filter((name) => searchParams.has(name))].join(' ');
};

const linksOf = (text: string, from: URL): URL[] =>
  [...parseHTML(text).document.querySelectorAll('a[href]')]
    .map((link) => new URL(link.getAttribute('href') ?? '', from))
    .filter(
      ({ origin, pathname }) => origin === from.origin && !/\.(?:json|csv|graphml|gexf|dot|png|svg)$|^\/(?:api|assets)\b/.test(pathname),
    )
    .map((url) => new URL(`${url.pathname}${url.search}`, from));

/** Addresses of pages that links lead to from the first one: `each` of every kind, in the order of their distance. */
export const crawl = async (origin: string, each = 1): Promise<string[]> => {
  const queue = [new URL('/', origin)];
  const met = new Map<string, number>();
  const seen = new Set<string>();
  const found: string[] = [];
  for (let url = queue.shift(); url; url = queue.shift()) {
    const kind = kindOf(url);
    if (seen.has(url.href) || (met.get(kind) ?? 0) >= each) continue;
    seen.add(url.href);
    met.set(kind, (met.get(kind) ?? 0) + 1);
    const answer = await fetch(url);
    if (!answer.headers.get('content-type')?.startsWith('text/html')) continue;
    const text = await answer.text();
    if (answer.status >= 500) throw new Error(`${answer.status} from ${url.href}`);
    found.push(`${url.pathname}${url.search}`);
    queue.push(...linksOf(text, url));
  }
  return found;
};
