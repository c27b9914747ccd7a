import type { Rules } from '../rules/index.js';

/**
 * The term of a Party committee at a date, as `2020-2025`: of the centre between the closing days of two
 * congresses, of a province between two autumns. Null in the weeks in which the provinces hold theirs, and
 * for a month or a year that has parts in two terms.
 */
export function partyTerm(date: string, central: boolean, rules: Rules): string | null {
  if (date.length === 10) return termOfDay(date, central, rules);
  const first = termOfDay(date + '-01-01'.slice(date.length - 4), central, rules);
  return first === termOfDay(date + '-12-31'.slice(date.length - 4), central, rules) ? first : null;
}

function termOfDay(date: string, central: boolean, rules: Rules): string | null {
  const { terms } = rules.lexicon;
  if (central) {
    const starts = terms.central_congresses.map((congress) => congress.closed);
    const index = starts.findLastIndex((closed) => date > closed);
    return index < 0 ? null : `${starts[index]?.slice(0, 4)}-${nextYear(starts, index)}`;
  }
  const congresses = terms.provincial_congresses;
  const index = congresses.findLastIndex((congress) => date >= congress.opened);
  const current = congresses[index];
  if (!current || date <= current.settled) return null;
  return `${current.opened.slice(0, 4)}-${nextYear(
    congresses.map((congress) => congress.opened),
    index,
  )}`;
}

/** Congresses meet every five years; the next one may not have met yet. */
function nextYear(starts: readonly string[], index: number): string {
  const next = starts[index + 1];
  return next ? next.slice(0, 4) : String(Number((starts[index] as string).slice(0, 4)) + 5);
}
