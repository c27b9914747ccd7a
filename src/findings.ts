import type { Extraction } from './extract/index.js';
import type { Fact, HeaderFact, Mention, Span } from './model/index.js';

/** A finding before its page is known. `message` is a key of src/messages until it is said in a language. */
export interface RawFinding {
  readonly code: string;
  readonly severity: 'info' | 'warning' | 'error';
  readonly message: string;
  readonly span: Span | null;
}

/** What a reader of one document would mark in the margin. */
export function findIn({ kind, facts }: Extraction): RawFinding[] {
  const findings: RawFinding[] = [];
  const add = (code: string, severity: RawFinding['severity'], message: string, span: Span | null) =>
    findings.push({ code, severity, message, span });
  const field = (name: HeaderFact['field']) => facts.find((fact): fact is HeaderFact => fact.kind === 'header' && fact.field === name);
  const number = field('number');
  if (kind === 'official') {
    if (number?.number && number.number.serial === null)
      add('number-blank', 'info', `the number before ${number.value} was left blank`, number.span);
    const date = field('date');
    if (date && date.value.length < 10) add('date-blank', 'info', `the date is given only as ${date.value}`, date.span);
  }
  for (const fact of facts) {
    if (fact.kind === 'mention') checkMention(fact, add);
    if (fact.kind === 'date' && /[/.-]\s?[/.-]/.test(fact.text)) add('date-malformed', 'info', `read as ${fact.date}`, fact.span);
  }
  return findings;
}

type Add = (code: string, severity: RawFinding['severity'], message: string, span: Span | null) => void;

function checkMention(mention: Mention & Fact, add: Add): void {
  const { number } = mention;
  if (!number) return;
  if (mention.text.includes(number.canonical)) return;
  const bare = mention.text.replace(/\s+/g, '');
  if (!bare.includes(number.canonical.replace(/\s+/g, ''))) add('number-repaired', 'info', `read as ${number.canonical}`, mention.span);
}
