import type { Relation, Span } from '../../model/index.js';
import type { Rules } from '../../rules/index.js';
import type { Draft } from './draft.js';
import { reach } from './draft.js';

interface Cue extends Span {
  readonly relation: Relation;
}

/** All relation rules as one alternation: the leftmost longest phrase counts, so exceptions stand as longer phrases. */
const ALL = new WeakMap<Rules, { pattern: RegExp; relations: readonly Relation[] }>();

function combined(rules: Rules) {
  let all = ALL.get(rules);
  if (!all) {
    const list = rules.of('relation');
    const pattern = new RegExp(list.map((rule, i) => `(?<r${i}>${rule.match.source})`).join('|'), 'gu');
    all = { pattern, relations: list.map((rule) => rule.spec.relation ?? 'mentions') };
    ALL.set(rules, all);
  }
  return all;
}

function cuesIn(text: string, paragraph: Span, rules: Rules): Cue[] {
  const { pattern, relations } = combined(rules);
  const cues: Cue[] = [];
  const slice = text.slice(paragraph.start, paragraph.end);
  for (const match of slice.matchAll(pattern)) {
    const groups = match.groups as Record<string, string | undefined>;
    const index = relations.findIndex((_, i) => groups[`r${i}`] !== undefined);
    const start = paragraph.start + match.index;
    cues.push({ start, end: start + match[0].length, relation: relations[index] as Relation });
  }
  return cues;
}

/**
 * Gives every mention of a paragraph the relation of the verb that governs its clause.
 * @returns the relation that a list opened here ("Căn cứ các văn bản sau:") hands on to its items
 */
export function relate(text: string, paragraph: Span, drafts: readonly Draft[], inherited: Relation | null, rules: Rules): Relation | null {
  const cues = cuesIn(text, paragraph, rules);
  const covered: Span[] = [];
  const sentences = rules.pattern('citation.sentence-end');
  const ends = drafts.length > 0 ? [...text.slice(paragraph.start, paragraph.end).matchAll(sentences)].map((m) => paragraph.start + m.index + 1) : [];
  let end = -1;
  let cue = -1;
  let governing: Cue | null = null;
  for (const draft of drafts) {
    const outer = covered.at(-1);
    draft.nested = outer !== undefined && draft.start < outer.end;
    const place = draft.pinpoint?.start ?? draft.start;
    while (end + 1 < ends.length && (ends[end + 1] as number) <= place) end++;
    const sentence = end < 0 ? paragraph.start : (ends[end] as number);
    while (cue + 1 < cues.length && (cues[cue + 1] as Cue).end <= place) {
      cue++;
      const next = cues[cue] as Cue;
      if (!covered.some((span) => next.start >= span.start && next.start < span.end)) governing = next;
    }
    if (governing && governing.start < sentence) governing = null;
    if (draft.nested) draft.relation = 'mentions';
    else draft.relation = governing?.relation ?? (sentence === paragraph.start ? inherited : null) ?? 'mentions';
    if (!draft.nested && ceases(text, draft, paragraph, rules)) draft.relation = 'repeals';
    if (!draft.nested) {
      covered.length = 0;
      covered.push({ start: draft.start, end: reach(draft) });
    }
  }
  const opens = text[paragraph.end - 1] === ':';
  return opens ? (cues.at(-1)?.relation ?? null) : null;
}

function ceases(text: string, draft: Draft, paragraph: Span, rules: Rules): boolean {
  const pattern = rules.pattern('relation.ceases');
  pattern.lastIndex = draft.end;
  const match = pattern.exec(text);
  return match !== null && draft.end + match[0].length <= paragraph.end;
}
