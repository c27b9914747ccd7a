import type { PageContent, Run } from './page.js';

/** A stamp's text stands on a line of the page if their baselines differ by less than this, in font sizes. */
const ON_LINE = 0.75;

/**
 * Parts annotation text into what fills a gap in a line of the page (the number and the day, which
 * some offices write by signing) and blocks of their own (who signed, when).
 */
export function stampsOf(page: PageContent): { inline: Run[]; blocks: (readonly Run[])[] } {
  const inline: Run[] = [];
  const blocks: (readonly Run[])[] = [];
  for (const stamp of page.stamps) {
    const moved = onLine(stamp, page);
    if (moved) inline.push(...moved);
    else blocks.push(stamp);
  }
  return { inline, blocks };
}

/** The stamp's runs moved to the baseline that they stand on, drawn right after what they follow; null if there is none. */
function onLine(stamp: readonly Run[], page: PageContent): Run[] | null {
  const first = stamp[0];
  if (!first || stamp.some((r) => Math.abs(r.y - first.y) > 1)) return null;
  const end = Math.max(...stamp.map((r) => r.x + r.width));
  const beside = page.runs.filter((r) => r.text.trim() !== '' && Math.abs(r.y - first.y) < ON_LINE * r.size);
  const covered = beside.some((r) => Math.min(end, r.x + r.width) - Math.max(first.x, r.x) > 0.5 * r.size);
  if (covered || beside.length === 0) return null;
  const before = beside.filter((r) => r.x <= first.x).sort((a, b) => b.x - a.x)[0];
  const home = before ?? beside[0];
  if (!home) return null;
  return stamp.map((r) => ({ ...r, y: home.y, size: home.size, order: home.order }));
}
