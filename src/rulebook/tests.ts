import type { RawText, Summary } from '../model/index.js';
import { repairedText } from '../normalize/index.js';
import { readFacts } from '../reading/reader.js';
import type { RuleInfo, Rules } from '../rules/index.js';

export interface RuleTestFailure {
  /** E304 for an example, E305 for a counter-example. */
  readonly code: 'E304' | 'E305';
  /** File and line of the rule. */
  readonly where: string;
  readonly rule: string;
  readonly text: string;
  readonly message: string;
}
export interface RuleTestReport {
  readonly passed: number;
  readonly failed: readonly RuleTestFailure[];
}

/** Where the facts of each kind of rule stand in a summary. */
const SECTION = {
  number: 'citations',
  citation: 'citations',
  relation: 'citations',
  date: 'dates',
  period: 'periods',
  deadline: 'deadlines',
  award: 'awards',
  campaign: 'campaigns',
  target: 'targets',
} as const;
type Section = (typeof SECTION)[keyof typeof SECTION];

/**
 * Runs every rule over every example: an example must give exactly the facts it names and no other of
 * its kind, a counter-example none. `vary` rewrites the texts first (NFD, other tone placement, other dashes).
 */
export function testRules(rules: Rules, vary: (text: string) => string = (text) => text): RuleTestReport {
  let passed = 0;
  const failed: RuleTestFailure[] = [];
  const check = (code: RuleTestFailure['code'], { id, file, line }: At, text: string, message: string | null) => {
    if (message === null) passed++;
    else failed.push({ code, where: `${file}:${line}`, rule: id, text, message });
  };
  for (const rule of rules.all) {
    const section = SECTION[rule.finds as keyof typeof SECTION];
    if (!section) continue;
    for (const example of rule.examples)
      check('E304', rule, example.text, compare(factsIn(vary(example.text), example.in ?? section, rules), example.gives));
    for (const { text } of rule.counterExamples) {
      const facts = factsIn(vary(text), section, rules);
      check('E305', rule, text, facts.length === 0 ? null : `finds ${JSON.stringify(facts.map((fact) => fact.text))}`);
    }
  }
  for (const reader of rules.readers)
    for (const { text } of reader.counterExamples) {
      const facts = factsIn(vary(text), SECTION[reader.finds], rules).filter(({ rule }) => rule === reader.id);
      check('E305', reader, text, facts.length === 0 ? null : `finds ${JSON.stringify(facts.map((fact) => fact.text))}`);
    }
  for (const { spec, file, line } of rules.source.patterns) {
    const at = { id: spec.id, file, line };
    for (const text of spec.examples) check('E304', at, text, matches(rules, spec, text) ? null : 'does not match');
    for (const text of spec.counter_examples) check('E305', at, text, matches(rules, spec, text) ? 'matches' : null);
  }
  for (const { spec, file, line } of rules.source.repairs) {
    const at = { id: spec.id, file, line };
    for (const { text, gives } of spec.examples) check('E304', at, text, says(repairedText(text, rules), gives));
    for (const text of spec.counter_examples) check('E305', at, text, says(repairedText(text, rules), text));
  }
  return { passed, failed };
}

const says = (made: string, wanted: string): string | null => (made === wanted ? null : `gives ${JSON.stringify(made)}`);

type At = Pick<RuleInfo, 'id' | 'file' | 'line'>;
type FoundFact = { readonly text: string } & Record<string, unknown>;

function factsIn(text: string, section: Section, rules: Rules): FoundFact[] {
  const summary: Summary = readFacts(plain(text), rules).summary;
  return summary[section] as unknown as FoundFact[];
}

export const plain = (text: string, uri = 'example'): RawText => ({
  source: { uri, sha256: '0'.repeat(64), mediaType: 'text/plain', size: text.length },
  text,
  pages: [0],
  regions: [],
  encoding: 'utf-8',
  parser: { name: 'text', version: '1' },
});

function compare(facts: readonly FoundFact[], gives: RuleInfo['examples'][number]['gives']): string | null {
  if (facts.length !== gives.length)
    return `finds ${facts.length} instead of ${gives.length}: ${JSON.stringify(facts.map((fact) => fact.text))}`;
  for (const [i, wanted] of gives.entries())
    for (const [key, value] of Object.entries(wanted)) {
      const got = facts[i]?.[key];
      if (JSON.stringify(got) !== JSON.stringify(value)) return `${key} is ${JSON.stringify(got)}, not ${JSON.stringify(value)}`;
    }
  return null;
}

function matches(rules: Rules, spec: { id: string; how: string }, text: string): boolean {
  const composed = text.normalize('NFC');
  if (spec.how === 'ending') return rules.ending(spec.id).isBefore(composed, composed.length);
  return spec.how === 'anywhere' ? rules.search(spec.id).test(composed) : rules.pattern(spec.id).isAt(composed, 0);
}
