import type { Answer, Corrected, HeldDocument, Judgement, LinkedCitation, Placed, Plan, ReadCitation } from '../model/index.js';
import { markOf, sorted } from './marks.js';
import { splitName, type Verdict } from './names.js';
import type { Uses } from './uses.js';

type Held = (id: string) => HeldDocument | null;

export interface Decisions {
  /** Merges and splits. */
  readonly moves: readonly Placed[];
  readonly verdicts: readonly (readonly [ReadCitation, readonly (Placed & Verdict)[]])[];
  readonly merges: ReadonlyMap<string, string>;
  /** What was split off from each identity. */
  readonly splits: ReadonlyMap<string, readonly string[]>;
}

/** Why a citation leads where it leads, when a correction says so. */
const REASON = 'corrected';

const pointing = (target: string, held: Held): Answer => ({
  state: held(target) ? 'resolved' : 'unheld',
  target,
  candidates: [],
  reason: REASON,
});

const sameAnswer = (one: Answer, other: Answer): boolean =>
  one.state === other.state && one.target === other.target && one.candidates.join(' ') === other.candidates.join(' ');

const answerOf = ({ state, target, candidates, reason }: Answer): Corrected['was'] => ({
  state,
  target,
  candidates: [...candidates],
  reason,
});

const agree = (one: string | null, other: string | null): boolean =>
  one === null || other === null || one.startsWith(other) || other.startsWith(one);

/** What was one document is two: a citation of it means the one whose date agrees, or may mean either. */
const afterSplit = (answer: Answer, { from, day }: LinkedCitation, { splits }: Decisions, held: Held): Answer => {
  const off = answer.state === 'resolved' && answer.target !== null ? splits.get(answer.target) : undefined;
  if (!off || answer.target === null) return answer;
  const fitting = [answer.target, ...off].filter((id) => id !== from && agree(held(id)?.date ?? null, day)).sort();
  const [only, ...others] = fitting;
  if (only === undefined) return answer;
  if (others.length === 0) return only === answer.target ? answer : pointing(only, held);
  return { state: 'ambiguous', target: null, candidates: fitting, reason: 'several-fit' };
};

const afterMerge = (answer: Answer, { merges }: Decisions, held: Held): Answer => {
  const moved = (id: string): string => merges.get(id) ?? id;
  // What was only cited may be held by what was merged into it.
  const found = answer.state === 'unheld' && answer.target !== null && held(answer.target) !== null;
  if (answer.target !== null) return merges.has(answer.target) || found ? pointing(moved(answer.target), held) : answer;
  const candidates = [...new Set(answer.candidates.map(moved))].sort();
  const [only] = candidates;
  if (candidates.join(' ') === answer.candidates.join(' ') || only === undefined) return answer;
  return candidates.length === 1 ? pointing(only, held) : { ...answer, candidates };
};

/** The entries that moved a citation from one answer to another. */
const movedBy = (answer: Answer, { moves, splits, merges }: Decisions, action: 'split' | 'merge'): readonly Placed[] => {
  const ids = new Set([answer.target, ...answer.candidates]);
  const isInto = (id: string): boolean => answer.target !== null && !merges.has(answer.target) && merges.get(id) === answer.target;
  return moves.filter((entry) =>
    entry.action === 'merge'
      ? action === 'merge' && entry.documents.some((id) => ids.has(id) || isInto(id))
      : entry.action === 'split' &&
        action === 'split' &&
        ids.has(entry.document) &&
        splits.get(entry.document)?.includes(splitName(entry.document, entry.as)),
  );
};

const marksOf = (entries: readonly Placed[], was: Answer): Corrected[] => entries.map((entry) => markOf(entry, answerOf(was)));

const keyOf = (source: number, ordinal: number): string => `${source} ${ordinal}`;

/** What corrections make of the answers that linking gave. */
export const judgeBy = (decisions: Decisions, used: Uses): Plan['judge'] => {
  const verdicts = new Map(decisions.verdicts.map(([{ source, ordinal }, entries]) => [keyOf(source, ordinal), entries]));

  const decided = (citation: LinkedCitation, entries: readonly (Placed & Verdict)[], held: Held): Judgement => {
    const [first] = entries as [Placed & Verdict];
    const to = first.action === 'reject' ? null : (decisions.merges.get(first.to) ?? first.to);
    const answer = to === null ? citation : pointing(to, held);
    const same = to !== null && sameAnswer(citation, answer);
    const certain = citation.reason === null || citation.reason === 'not-held';
    const corrected = entries.map((entry) => {
      used.add(entry, 'citations', entry.action === 'settle' && same && certain);
      return markOf(entry, same ? {} : answerOf(citation));
    });
    const { state, target, candidates, reason } = answer;
    return { state, target, candidates, reason, rejected: to === null, corrected: sorted([...citation.corrected, ...corrected]) };
  };

  return (citation, held) => {
    const entries = verdicts.get(keyOf(citation.source, citation.ordinal));
    if (entries) return decided(citation, entries, held);
    const split = afterSplit(citation, citation, decisions, held);
    const merged = afterMerge(split, decisions, held);
    const marks = [
      ...(split === citation ? [] : marksOf(movedBy(citation, decisions, 'split'), citation)),
      ...(merged === split ? [] : marksOf(movedBy(split, decisions, 'merge'), citation)),
    ];
    // Two documents that are one do not cite themselves.
    const self = merged.target !== null && merged.target === citation.from;
    if (merged === citation && !self) return null;
    const joins = decisions.moves.filter(
      (entry) => entry.action === 'merge' && decisions.merges.get(entry.documents[0] as string) === citation.from,
    );
    const own = self && marks.length === 0 ? marksOf(joins, citation) : marks;
    const { state, target, candidates, reason } = merged;
    return { state, target, candidates, reason, rejected: self, corrected: sorted([...citation.corrected, ...own]) };
  };
};
