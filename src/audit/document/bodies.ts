import type { BodyRef } from '../../model/index.js';
import type { Rules } from '../../rules/index.js';
import { finding, type RawFinding } from '../finding.js';
import { type Check, isDay, ownField, says, saysDay } from '../read.js';

interface Time {
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

const LAG = 45;
const DAY = 86_400_000;
const shifted = (day: string, days: number): string => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);

/** Papers of a body go on for some weeks after its end, and are prepared before its beginning. */
const isOutside = ({ from, until }: Time, date: string): boolean =>
  (from !== undefined && date < shifted(from, -LAG)) || (until !== undefined && date > shifted(until, LAG));

/** The part of a body that did not exist on the day: itself, or the province or district that it is of. */
function missingOn(ref: BodyRef, date: string, { lexicon }: Rules): { name: string; time: Time } | null {
  const body = lexicon.bodiesByName.get(ref.name);
  if (body && isOutside(body, date)) return { name: ref.name, time: body };
  const province = ref.province === null ? undefined : lexicon.provincesByName.get(ref.province);
  if (province && isOutside(province, date)) return { name: province.name, time: province };
  const level = ref.level === null ? undefined : lexicon.levelsByName.get(ref.level);
  return level && isOutside(level, date) ? { name: `${level.name} ${ref.place ?? ''}`.trim(), time: level } : null;
}

function* checked(ref: BodyRef, date: string, span: RawFinding['span'], rules: Rules, whole: boolean): Generator<RawFinding> {
  const missing = missingOn(ref, date, rules);
  if (!missing || (!whole && isCutShort(ref, date, rules))) return;
  const { from, until } = missing.time;
  const bound = until !== undefined && date > until ? until : (from ?? '');
  yield finding('body-out-of-time', span, { body: missing.name, date, ...(bound === until ? { until: bound } : { from: bound }) });
}

/** The name may be the first words of a longer one that a table or a page has cut: "Bộ Lao động" of the Ministry of Labour, Invalids … */
const isCutShort = ({ name }: BodyRef, date: string, { lexicon }: Rules): boolean =>
  [...lexicon.bodiesByName.values()].some((body) => body.name.startsWith(`${name} `) && !isOutside(body, date));

/** A body that did not exist, or no longer, on the day on which it is said to have issued the document. */
export const bodies: Check = function* (read, rules) {
  const own = ownField(read, 'issuer');
  if (read.kind === 'official' && own?.body && isDay(read.date)) yield* checked(own.body, read.date, own.span, rules, true);
  for (const cited of read.citations) {
    const { issuer, date, span, nested } = cited.mention;
    if (issuer && isDay(date) && !nested && says(cited, 'issuer') && saysDay(cited, rules))
      yield* checked(issuer, date, span, rules, false);
  }
};
