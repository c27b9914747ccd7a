import { compare, groupBy, type Movement, type Rows } from '../model/index.js';
import { addressOf } from './address.js';
import type { CampaignMention } from './campaign-names.js';

/** So far behind the name of a movement its period may stand ("… của công nhân, viên chức giai đoạn 2022 - 2025"), in characters. */
const REACH = 40;

interface Period {
  source: number;
  id: string;
  ordinal: number;
  text: string;
  uri: string;
  span_start: number;
  span_end: number;
  page: number;
  rule: string;
  period_start: string | null;
  period_end: string | null;
}

const PERIODS = `
  select x.source, d.id, x.ordinal, x.text, s.uri, x.span_start, x.span_end, x.page, x.rule, x.period_start, x.period_end
  from _periods x join _documents d on d.source = x.source join sources s on s.id = x.source
  where x.source in (select source from _campaigns)`;

/** The same period of several documents once, with the first place that tells it; what most documents tell first. */
const periodRows = (periods: readonly Period[]): Movement['periods'] =>
  [...groupBy(periods, ({ period_start, period_end }) => `${period_start ?? ''} ${period_end ?? ''}`).values()]
    .map((group) => ({ group, documents: new Set(group.map(({ id }) => id)).size }))
    .sort((a, b) => b.documents - a.documents)
    .flatMap(({ group: [first], documents }) =>
      first
        ? [
            {
              start: first.period_start,
              end: first.period_end,
              documents,
              fact: addressOf(first.id, 'periods', first.ordinal),
              quote: first.text,
              file: first.uri,
              span: { start: first.span_start, end: first.span_end, page: first.page },
              rule: first.rule,
            },
          ]
        : [],
    );

/** Periods that stand right behind the name of a movement, by what `rootOf` makes of the name. */
export const campaignPeriods = async (
  rows: Rows,
  mentions: readonly CampaignMention[],
  rootOf: (key: string) => string,
): Promise<Map<string, Movement['periods']>> => {
  const bySource = groupBy(mentions, ({ source }) => source);
  const periods = (await rows.all<Period>(PERIODS)).sort((a, b) => compare(a.id, b.id) || a.ordinal - b.ordinal);
  const found = periods.flatMap((period) => {
    const before = bySource.get(period.source)?.findLast(({ span }) => span.end <= period.span_start);
    return before && period.span_start - before.span.end <= REACH ? [{ root: rootOf(before.key), period }] : [];
  });
  const groups = groupBy(found, ({ root }) => root);
  return new Map([...groups].map(([root, group]) => [root, periodRows(group.map(({ period }) => period))]));
};
