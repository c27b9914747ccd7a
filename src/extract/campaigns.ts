import type { CampaignFact, Span } from '../model/index.js';
import type { Rules } from '../rules/index.js';
import type { Scan } from './scan.js';

/** Movements named in quotation marks, at each place once. */
export function campaignsIn(text: string, stretch: Span, scan: Scan, rules: Rules): CampaignFact[] {
  const facts: CampaignFact[] = [];
  for (const rule of rules.of('campaign'))
    for (const match of scan.of(rule.id).within(stretch)) {
      const { start, end } = match;
      const quoted = match.group('name');
      if (!quoted || start < (facts.at(-1)?.span.end ?? 0)) continue;
      const name = quoted.replace(/\s+/g, ' ').trim();
      facts.push({
        kind: 'campaign',
        text: text.slice(start, end),
        span: { start, end },
        rule: rule.id,
        confidence: rule.spec.confidence,
        name,
      });
    }
  return facts;
}
