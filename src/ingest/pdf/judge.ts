import { looksMisread } from './layer.js';
import { linesOf } from './lines.js';
import type { PageContent } from './page.js';

/** A page with fewer letters and digits than this may be a scan with a stamp. */
const FEW = 300;

const weight = (page: PageContent): number => page.runs.reduce((n, r) => n + (r.text.match(/[\p{L}\p{N}]/gu)?.length ?? 0), 0);

/** Are the page's drawing operations worth reading? They tell tables from columns, and scans from short pages. */
export function hasGaps(page: PageContent): boolean {
  if (weight(page) < FEW) return true;
  const split = linesOf(page.runs).filter((l) => l.chunks.length > 1);
  return split.length >= 2;
}

/** Little or no text of its own upon a picture of the page. Stamps of signatures do not count. */
export const isScan = (page: PageContent): boolean => page.picture > 0.4 && weight(page) < FEW;

/** With this many paths and no letter at all, a page may draw its letters as outlines. */
const OUTLINES = 100;

/** Is there text to be recognised: a page with little or none of its own and a picture of some size, or strange text upon a picture? */
export const isPicture = (page: PageContent): boolean => {
  const own = weight(page);
  if (own === 0 && page.paths > OUTLINES) return true;
  return (page.picture > 0.15 && own < FEW) || isMisread(page);
};

/** Is this a scan whose text was recognised badly by whoever made the file? */
export const isMisread = (page: PageContent): boolean => page.picture > 0.5 && looksMisread(page);

/**
 * Is there no text to read? True where pages are pictures and what the other pages hold could be
 * a running head and a stamp, and where no page has a letter.
 */
export function isTextless(pages: readonly PageContent[]): boolean {
  const rest = pages.filter((page) => !isScan(page)).reduce((n, page) => n + weight(page), 0);
  return rest === 0 || (pages.some(isScan) && rest < FEW);
}
