import type { Span, TargetFact } from '../model/index.js';
import { endingNamed, patternNamed, type RuleHit, type Rules, tryRule } from '../rules/index.js';
import { CLAUSE_ENDS, stretchOf } from './clauses.js';

const GOAL = patternNamed('target.goal');
const AMOUNT = endingNamed('target.amount');
const REACHES = patternNamed('target.reaches');
const BEHIND = patternNamed('target.behind');

/** A share that is to be reached, whose figures begin at `start`. A text that `tellsResults` must call it a goal. */
export function targetAt(text: string, start: number, paragraph: Span, tellsResults: boolean, rules: Rules): TargetFact | null {
  for (const rule of rules.fitting('target', text, start)) {
    const hit = tryRule(rule, text, start);
    const value = hit?.match.group('value');
    if (!hit || !value || (tellsResults && GOAL(rules).endAt(text, hit.start) < 0)) continue;
    return {
      kind: 'target',
      text: text.slice(hit.start, hit.end),
      span: { start: hit.start, end: hit.end },
      rule: rule.id,
      confidence: rule.spec.confidence,
      value: Number(value.replace(',', '.')),
      unit: String(rule.spec.sets.unit),
      subject: subjectOf(text, hit, stretchOf(text, paragraph, start, CLAUSE_ENDS), rules),
    };
  }
  return null;
}

/**
 * What is to reach it: "Phấn đấu tỷ lệ giải ngân đạt 95%", "tỷ lệ giải ngân đạt 95%" and "Phấn đấu 95% hồ sơ được số hóa" tell it
 * between the words of the goal, before them, and behind the share.
 */
function subjectOf(text: string, { start, end, match }: RuleHit, clause: Span, rules: Rules): string | null {
  const lead = text.slice(start, match.start);
  const goal = GOAL(rules).endAt(lead, 0);
  const inner = goal < 0 ? null : plain(lead.slice(goal).split(rules.search('target.reaching'))[0] as string);
  if (inner) return inner;
  if (goal < 0 && REACHES(rules).isAt(lead, 0)) {
    const before = text.slice(clause.start, start).split(rules.search('target.breaks')).at(-1) as string;
    const said = lead.slice(0, AMOUNT(rules).before(lead, lead.length)?.start ?? 0);
    const told = plain(before.slice(Math.max(0, GOAL(rules).endAt(before, 0))) + said);
    if (told) return told;
  }
  return plain(BEHIND(rules).at(text.slice(0, clause.end), end)?.group('subject') ?? '');
}

/** Words without the signs at either end; null where there are none. */
const plain = (words: string): string | null => words.replace(/\s+/g, ' ').replace(/^[^\p{L}\p{N}“"(]+|[\s,:;-]+$/gu, '') || null;
