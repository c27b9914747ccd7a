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

/** No letter of its own. */
export const isBlank = (page: PageContent): boolean => weight(page) === 0;
