import type { Block, Document, Fact, HeaderFact, Kind, Mention, Relation } from '../model/index.js';
import { linesIn, type Rules } from '../rules/index.js';
import { AwardContext } from './awards.js';
import { campaignsIn } from './campaigns.js';
import { readHeader } from './header.js';
import { kindOf } from './kind.js';
import type { Draft } from './mentions/draft.js';
import { cuesOf } from './mentions/relation.js';
import { type ReadingContext, readParagraph } from './paragraph.js';
import { Scan } from './scan.js';

export interface Extraction {
  readonly kind: Kind;
  readonly facts: readonly Fact[];
}

const READ: ReadonlySet<Block['role']> = new Set(['title', 'basis', 'body', 'table', 'annex']);

/** Reads every fact of a document, in the order of the text. Pure. */
export function extract(document: Document, rules: Rules): Extraction {
  const { text } = document;
  const header = readHeader(document, rules);
  const kind = kindOf(document, header, rules);
  const scan = new Scan(text, rules);
  const context: ReadingContext = { rules, scan, cues: cuesOf(scan, rules), year: yearOf(header) };
  const awards = new AwardContext(scan, rules);
  const facts: Fact[] = [...header];
  let opened: Relation | null = null;
  for (const block of document.blocks) {
    if (!READ.has(block.role)) continue;
    facts.push(...campaignsIn(text, block, scan, rules));
    for (const line of linesIn(text, block)) {
      const item = isItem(text, line.start, rules);
      const read = readParagraph(text, line, context, item ? opened : null);
      opened = read.opens ?? (item ? opened : null);
      facts.push(...read.drafts.map((draft) => mentionOf(text, draft)));
      facts.push(...read.dates, ...read.periods, ...read.deadlines, ...read.targets);
      if (block.role !== 'title') facts.push(...awards.read(text, line));
    }
  }
  return { kind, facts };
}

const yearOf = (header: readonly HeaderFact[]): string | null =>
  header.find((fact) => fact.field === 'date')?.value.slice(0, 4) ?? null;

function isItem(text: string, start: number, rules: Rules): boolean {
  const pattern = rules.pattern('layout.list-item');
  pattern.lastIndex = start;
  return pattern.test(text);
}

function mentionOf(text: string, draft: Draft): Mention {
  const clean = (span: { start: number; end: number } | null) =>
    span ? text.slice(span.start, span.end).replace(/\s+/g, ' ').replace(/[\s,]+$/, '').trim() || null : null;
  return {
    kind: 'mention',
    text: text.slice(draft.start, draft.end),
    span: { start: draft.start, end: draft.end },
    rule: draft.rule,
    confidence: draft.confidence,
    form: draft.form,
    type: draft.type,
    number: draft.number,
    serial: draft.serial,
    date: draft.date,
    issuer: draft.issuer,
    title: draft.named ?? clean(draft.title),
    pinpoint: clean(draft.pinpoint),
    shared: draft.shared,
    relation: draft.relation,
    nested: draft.nested,
  };
}
