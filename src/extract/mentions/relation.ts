import type { Relation, Span } from '../../model/index.js';
import {
  endingNamed,
  isBlankAt,
  isLowerAt,
  isSignAt,
  isWordAt,
  patternNamed,
  type Rules,
  Signs,
  wordStart,
  wordsNamed,
} from '../../rules/index.js';
import { firstFrom, type Scan } from '../scan.js';
import { type Draft, reach } from './draft.js';

const LIST_FOLLOWS = wordsNamed('list-follows');
const LIST_ITEM = patternNamed('layout.list-item');
const DEFINED_AS = endingNamed('citation.defined-as');
const NESTED_AND = endingNamed('relation.nested-and');
const OF_SOME = endingNamed('relation.of-some');
const QUOTED_WORDS = endingNamed('relation.quoted-words');
const SENTENCE_END = patternNamed('citation.sentence-end');

interface Cue extends Span {
  readonly rule: string;
  readonly relation: Relation;
  /** "theo", "quy định tại": says where something stands, not what is done with it. */
  readonly weak: boolean;
  /** "theo": what follows is not what is changed. */
  readonly aside: boolean;
  /** "được sửa đổi bởi": what follows acts, and nothing that is said behind befalls it. */
  readonly passive: boolean;
}

const CEASE_REACH = 500;
/** " và ", ", " stand between two that are coordinated. */
const COORDINATED = 6;

/** The verbs of a document that can govern a citation. A phrase swallows those that begin inside it. */
export function cuesOf(scan: Scan, rules: Rules): readonly Cue[] {
  const all = rules
    .of('relation')
    .flatMap((rule) =>
      scan.of(rule.id).all.map(
        ({ start, end }): Cue => ({
          start,
          end,
          rule: rule.id,
          relation: rule.spec.relation ?? 'mentions',
          weak: rule.spec.sets.weak === true,
          aside: rule.spec.sets.aside === true,
          passive: rule.spec.sets.passive === true,
        }),
      ),
    )
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const cues: Cue[] = [];
  let end = 0;
  for (const cue of all) {
    if (cue.start < end) continue;
    cues.push(cue);
    end = cue.end;
  }
  return cues;
}

/**
 * Gives every mention of a paragraph the relation of the verb that governs its clause.
 * @returns the relation that a list opened here ("Căn cứ các văn bản sau:") hands on to its items
 */
export function relate(
  text: string,
  paragraph: Span,
  drafts: readonly Draft[],
  inherited: Relation | null,
  cues: readonly Cue[],
  quotations: readonly Span[],
  scan: Scan,
  rules: Rules,
): Relation | null {
  let cue = firstFrom(cues, paragraph.start) - 1;
  const last = firstFrom(cues, paragraph.end) - 1;
  const content = Math.max(paragraph.start, LIST_ITEM(rules).endAt(text, paragraph.start));
  let governing: Cue | null = null;
  /** What governs again behind the bracket in which `governing` stands. */
  let outside: Cue | null = null;
  /** A verb inside what a legal basis is about. */
  let inner: Cue | null = null;
  let covered: Span = { start: 0, end: 0 };
  /** Said to have been issued by its body: whatever governs the sentence before does not govern that. */
  let told = false;
  for (const [i, draft] of drafts.entries()) {
    draft.nested = draft.start < covered.end || goesOn(text, drafts[i - 1], draft, rules);
    const place = draft.pinpoint?.start ?? draft.start;
    while (cue < last && (cues[cue + 1] as Cue).end <= place) {
      const next = cues[++cue] as Cue;
      if (next.start < covered.end || (governing && next.weak && holds(governing, next, paragraph)) || closesAround(text, next.end, place))
        continue;
      if (governing?.relation === 'legal-basis' && !opensClause(text, next.start, governing.end)) inner = next;
      else {
        outside = isInBracket(text, (governing as Cue | null)?.end ?? paragraph.start, next.start) ? governing : null;
        governing = next;
        inner = null;
      }
    }
    if (governing && outside && closesAround(text, governing.end, place)) [governing, outside] = [outside, null];
    if (governing && endsBetween(text, governing.end, place, rules)) governing = null;
    if (inner && (text.slice(inner.end, place).includes(';') || closesAround(text, inner.end, place))) inner = null;
    if (draft.nested || covers(quotations, draft.start) || QUOTED_WORDS(rules).isBefore(text, draft.start)) {
      draft.relation = 'mentions';
      continue;
    }
    draft.relation = inner
      ? 'mentions'
      : (governing?.relation ??
        (inherited && place - content < reachOf(text, paragraph) && !endsBetween(text, content, place, rules) ? inherited : 'mentions'));
    told = draft.announced || (told && draft.start - covered.end < COORDINATED && !endsBetween(text, covered.end, draft.start, rules));
    if (told && governing?.relation === 'implements') draft.relation = 'mentions';
    if (!governing?.passive && ceases(text, draft, scan)) {
      draft.relation = 'repeals';
      if (!governing) ceaseTogether(text, drafts.slice(0, i + 1));
    }
    if (DEFINED_AS(rules).isBefore(text, draft.start)) draft.relation = defined(drafts.slice(0, i), draft)?.relation ?? 'mentions';
    covered = { start: draft.start, end: reach(draft) };
  }
  if (!opensList(text, paragraph, rules)) return null;
  return strongest(cues.slice(firstFrom(cues, paragraph.start), last + 1));
}

/** "Căn cứ các văn bản sau:", "Điều 2. Bãi bỏ các Thông tư sau" */
export const opensList = (text: string, { start, end }: Span, rules: Rules): boolean =>
  isSignAt(text, end - 1, ':') || (isWordAt(text, end - 1) && LIST_FOLLOWS(rules).has(text, wordStart(text, end, start), end));

/** "sửa đổi, bổ sung một số điều của Thông tư A và Thông tư B": the second one stands in the title as well, which ends before it. */
function goesOn(text: string, before: Draft | undefined, { start }: Draft, rules: Rules): boolean {
  return (
    before?.nested === true &&
    start - reach(before) < COORDINATED &&
    NESTED_AND(rules).isBefore(text, start) &&
    OF_SOME(rules).isBefore(text, before.start)
  );
}

/** Stretches in which another document speaks: what happens there is not done by this one. */
export function quotationsIn(text: string, rules: Rules): Span[] {
  return Array.from(text.matchAll(rules.search('relation.quotes')), ({ index, 0: quoted }) => ({
    start: index,
    end: index + quoted.length,
  }));
}

function covers(spans: readonly Span[], place: number): boolean {
  const last = spans[firstFrom(spans, place) - 1];
  return last !== undefined && last.end > place;
}

/** Numbered paragraphs are seldom mere items: only what they begin with is what the list was opened for. */
const reachOf = (text: string, { start }: Span): number =>
  isLowerAt(text, start) || !isWordAt(text, start) ? Number.POSITIVE_INFINITY : NUMBERED;
const NUMBERED = 12;

/** What is said in brackets governs nothing behind them. */
function closesAround(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (BRACKETS.at(text, at)) return isSignAt(text, at, ')');
  return false;
}

/** Whether a bracket opens in the stretch and stays open. */
function isInBracket(text: string, from: number, to: number): boolean {
  for (let at = to - 1; at >= from; at--) if (BRACKETS.at(text, at)) return isSignAt(text, at, '(');
  return false;
}

const BRACKETS = new Signs('()');

/** A verb behind a comma or semicolon begins a clause of its own, not what a basis is about. */
const opensClause = (text: string, start: number, floor: number): boolean => /[;,.\n][^;,.\n]{0,24}$/.test(text.slice(floor, start));

/** The document that a definition names again: of the same number, else the last one before it. */
const defined = (earlier: readonly Draft[], { number }: Draft): Draft | undefined =>
  earlier.findLast((draft) => number !== null && draft.number?.canonical === number.canonical) ?? earlier.at(-1);

/** What a list is opened for, strongest first: ending and changing documents before resting on them. */
const STRENGTH: readonly Relation[] = [
  'repeals',
  'replaces',
  'amends',
  'corrects',
  'proposed-by',
  'replies-to',
  'legal-basis',
  'implements',
  'responds-to',
];

function strongest(cues: readonly Cue[]): Relation | null {
  const stated = new Set(cues.map((cue) => cue.relation));
  return STRENGTH.find((relation) => stated.has(relation)) ?? cues.at(-1)?.relation ?? null;
}

/** A verb that opens the paragraph, or changes a document, governs over what is said of places within. */
const holds = (cue: Cue, next: Cue, paragraph: Span): boolean =>
  !(next.aside && cue.relation === 'amends') && (cue.start - paragraph.start < 4 || CHANGES.has(cue.relation));
const CHANGES: ReadonlySet<Relation> = new Set(['repeals', 'replaces', 'amends', 'corrects']);

const ENDS = new Signs('.!?');
const CLAUSE_ENDS = new Signs(';\n.');

/** Whether a sentence ends in the stretch: what one sentence says governs nothing of the next. */
function endsBetween(text: string, from: number, to: number, rules: Rules): boolean {
  const end = SENTENCE_END(rules);
  for (let at = from; at < to; at++) {
    if (!isBlankAt(text, at + 1) || !ENDS.at(text, at)) continue;
    if (end.isAt(text, at)) return true;
  }
  return false;
}

/** "Quyết định số 10; Quyết định số 22 hết hiệu lực": the verb at the end of a bare list is of all its items. */
function ceaseTogether(text: string, drafts: readonly Draft[]): void {
  for (let i = drafts.length - 2; i >= 0; i--) {
    const [draft, next] = [drafts[i] as Draft, drafts[i + 1] as Draft];
    const between = text.slice(reach(draft), next.pinpoint?.start ?? next.start);
    if (draft.relation !== 'mentions' || between.length > COORDINATED || /[.!?:\n]/.test(between)) return;
    draft.relation = 'repeals';
  }
}

function ceases(text: string, draft: Draft, scan: Scan): boolean {
  const next = scan.of('relation.ceases').from(draft.end);
  if (!next || next.start > draft.end + CEASE_REACH) return false;
  for (let at = draft.end; at < next.start; at++)
    if (CLAUSE_ENDS.at(text, at) && (!isSignAt(text, at, '.') || isBlankAt(text, at + 1))) return false;
  return true;
}

export type { Cue };
