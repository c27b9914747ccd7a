import type { CampaignFact, Span } from '../model/index.js';
import { type Rules, tryRule } from '../rules/index.js';

const ANCHORS = new WeakMap<Rules, RegExp>();

function anchors(rules: Rules): RegExp {
  let pattern = ANCHORS.get(rules);
  if (!pattern) {
    const quoted = '\\s{1,3}[^\u201c"\\n.;,]{0,40}[\u201c"]';
    const words = rules.of('campaign').flatMap((rule) => rule.anchors);
    const forms = [...new Set(words.flatMap((word) => [word, word.charAt(0).toUpperCase() + word.slice(1), word.toUpperCase()]))];
    pattern = new RegExp(`(?:${forms.sort((a, b) => b.length - a.length).join('|')})(?=${quoted})`, 'gu');
    ANCHORS.set(rules, pattern);
  }
  return pattern;
}

/** Movements named in quotation marks, each name once per place. */
export function campaignsIn(text: string, stretch: Span, rules: Rules): CampaignFact[] {
  const facts: CampaignFact[] = [];
  const pattern = anchors(rules);
  pattern.lastIndex = stretch.start;
  for (let match = pattern.exec(text); match && match.index < stretch.end; match = pattern.exec(text)) {
    for (const rule of rules.of('campaign')) {
      const hit = tryRule(rule, text, match.index);
      if (!hit?.groups.name) continue;
      const span = { start: hit.start, end: hit.end };
      const name = hit.groups.name.replace(/\s+/g, ' ').trim();
      facts.push({ kind: 'campaign', text: text.slice(span.start, span.end), span, rule: rule.id, confidence: 0.95, name });
      pattern.lastIndex = hit.end;
      break;
    }
  }
  return facts;
}
