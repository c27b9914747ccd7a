import { groupBy, type Movement, type Rows } from '../model/index.js';
import { type Evident, factsWhere } from './bearers.js';
import type { CampaignMention } from './campaign-names.js';

/** So far behind the name of a movement its period may stand ("… của công nhân, viên chức giai đoạn 2022 - 2025"), in characters. */
const REACH = 40;

interface Own {
  source: number;
  period_start: string | null;
  period_end: string | null;
}

interface Period {
  readonly own: Own;
  readonly evidence: Evident;
}

/** The same period of several documents once, with the first place that tells it; what most documents tell first. */
const periodRows = (periods: readonly Period[]): Movement['periods'] =>
  [...groupBy(periods, ({ own }) => `${own.period_start ?? ''} ${own.period_end ?? ''}`).values()]
    .map((group) => ({ group, documents: new Set(group.map(({ evidence }) => evidence.document.id)).size }))
    .sort((a, b) => b.documents - a.documents)
    .flatMap(({ group: [first], documents }) => {
      if (!first) return [];
      const { document: _, ...evidence } = first.evidence;
      return [{ start: first.own.period_start, end: first.own.period_end, documents, ...evidence }];
    });

/** Periods that stand right behind the name of a movement, by what `rootOf` makes of the name. */
export const campaignPeriods = async (
  rows: Rows,
  mentions: readonly CampaignMention[],
  rootOf: (key: string) => string,
): Promise<Map<string, Movement['periods']>> => {
  const bySource = groupBy(mentions, ({ source }) => source);
  const periods = await factsWhere<Own>(
    rows,
    'periods',
    'x.source, x.period_start, x.period_end',
    `exists (select 1 from _campaigns g
      where g.source = x.source and g.span_end <= x.span_start and g.span_end >= x.span_start - ${REACH})`,
  );
  const found = periods.flatMap((period) => {
    const { start } = period.evidence.span;
    const before = bySource.get(period.own.source)?.findLast(({ end }) => end <= start);
    return before && start - before.end <= REACH ? [{ root: rootOf(before.key), period }] : [];
  });
  const groups = groupBy(found, ({ root }) => root);
  return new Map([...groups].map(([root, group]) => [root, periodRows(group.map(({ period }) => period))]));
};
