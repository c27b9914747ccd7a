import type { Relation, Span } from '../model/index.js';
import { isBlankAt, isSignAt, linesIn, type Rules } from '../rules/index.js';
import { type Cue, cuesOf } from './mentions/relation.js';
import { Scan } from './scan.js';

/** The words that say how a document stands to one that it cites, and the rule that reads them. */
export interface RelationWords extends Span {
  readonly rule: string;
}

const CEASES = 'relation.ceases';
/** So many lines above a list item its list may be opened. */
const LIST = 60;

/** The nearest behind which no sentence ends before the place. */
const nearest = (text: string, cues: readonly Cue[], line: Span, place: number): Cue | undefined => {
  const cue = cues.findLast(({ start, end }) => start >= line.start && end <= place);
  if (!cue) return undefined;
  for (let at = cue.end; at < place; at++) if (isSignAt(text, at, '.') && isBlankAt(text, at + 1)) return undefined;
  return cue;
};

/**
 * By which words a citation has its relation: those before it in its clause, those behind it that end documents, or those
 * that open the list in which it stands. Reading keeps the relation and not its words: here they are looked for again, by
 * the same rules; null where none give just this relation.
 */
export const relationWords = (text: string, citation: Span, relation: Relation, rules: Rules): RelationWords | null => {
  if (relation === 'mentions') return null;
  const lines = [...linesIn(text, { start: 0, end: text.length })];
  const own = lines.findIndex(({ start, end }) => start <= citation.start && citation.start < end);
  const line = lines[own];
  if (!line) return null;
  const scan = new Scan(text, rules);
  const cues = cuesOf(scan, rules).filter((cue) => cue.relation === relation);
  const before = nearest(text, cues, line, citation.start);
  if (before) return before;
  const [ceases] = relation === 'repeals' ? scan.of(CEASES).within({ start: citation.end, end: line.end }) : [];
  if (ceases) return { start: ceases.start, end: ceases.end, rule: CEASES };
  const opener = lines.slice(Math.max(0, own - LIST), own).findLast(({ end }) => isSignAt(text, end - 1, ':'));
  return (opener && cues.findLast(({ start, end }) => start >= opener.start && end <= opener.end)) ?? null;
};
