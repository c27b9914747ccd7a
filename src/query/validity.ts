import {
  type Change,
  type Edge,
  type Ended,
  groupBy,
  type Relation,
  type Rows,
  type Validity,
  type ValidityState,
} from '../model/index.js';
import { firstDay, isNotAfter, lastDay } from './days.js';
import { edgesOfMany } from './edges.js';

const STATE_OF = { repeals: 'repealed', replaces: 'replaced', amends: 'amended' } as const satisfies Partial<
  Record<Relation, ValidityState>
>;
/** Relations that change the document they point to. */
export const CHANGES = Object.keys(STATE_OF) as (keyof typeof STATE_OF)[];
export const isChange = ({ relation }: Pick<Edge, 'relation'>): boolean => Object.hasOwn(STATE_OF, relation);
/** The weightiest first. */
const RANK: readonly ValidityState[] = ['repealed', 'replaced', 'amended'];

/** A change before it is asked whether it has effect; `effect` is the day that the changing text gives, if it gives one. */
export type HeldChange = Pick<Change, 'edge' | 'effect' | 'effectFrom' | 'exception'>;

/** From when on a change has effect: the day its text gives, else that of its issue. */
const since = ({ edge, effect }: HeldChange): string | null => effect ?? edge.citing.date;

const yearAfter = (date: string): string => String(Number(date.slice(0, 4)) + 1) + date.slice(4);

/** Whether a change has effect on a day. That of the gazette lies behind the issue; a year later it is past for sure. */
const isEffective = (change: HeldChange, at: string): boolean | null => {
  const from = since(change);
  if (from === null) return null;
  if (change.effectFrom !== 'publication') return isNotAfter(from, at);
  return isNotAfter(yearAfter(from), at) ? true : isNotAfter(from, at) === false ? false : null;
};

/** What was issued before a document cannot have changed it. */
const isLater = (change: HeldChange, issued: string | null): boolean => {
  const from = since(change);
  return issued === null || from === null || lastDay(from) >= firstDay(issued);
};

/** A repeal or replacement of a part leaves the rest in force as amended. */
const stateOf = ({ edge, partial }: Change): ValidityState => (partial ? 'amended' : STATE_OF[edge.relation as keyof typeof STATE_OF]);

const heaviest = (changes: readonly Change[], effective: boolean | null): number => {
  const states = new Set(changes.filter((change) => change.effective === effective).map(stateOf));
  const place = RANK.findIndex((state) => states.has(state));
  return place < 0 ? RANK.length : place;
};

/**
 * What the held changes of a document say of it on a day (ISO, at any precision): the weightiest change that has effect.
 * A register that knows of its end is a second source.
 * In force is only what a later change shows to have been in force until then; where no change tells, it is unknown.
 */
export const validityAt = (issued: string | null, held: readonly HeldChange[], at: string, register: Ended | null = null): Validity => {
  const changes = held
    .filter((change) => isLater(change, issued))
    .map((change): Change => ({ ...change, effective: isEffective(change, at), partial: change.edge.pinpoint !== null }));
  const known = (state: ValidityState): Validity => ({ at, state, changes, register });
  if (issued !== null && isNotAfter(issued, at) === false) return known('not-issued');
  const ended = register && firstDay(at) > register.until;
  const done = Math.min(heaviest(changes, true), ended ? RANK.indexOf('replaced') : RANK.length);
  if (heaviest(changes, null) < done) return known('unknown');
  const later = changes.some(({ effective }) => effective === false) || (register !== null && lastDay(at) <= register.until);
  return known(RANK[done] ?? (later ? 'in-force' : 'unknown'));
};

/** What the text of a document tells of the changes it makes. */
export interface Changer extends Pick<Change, 'effect' | 'effectFrom'> {
  /** What the sentence leaves out, behind the place where it names what it ends. */
  exceptionBehind(end: number): string | null;
}

/** Of some documents those that change others by their very type: a proposal to amend amends nothing. */
export type ChangersOf = (documents: readonly string[]) => Promise<ReadonlyMap<string, Changer>>;

/** A document says more than once what it changes: the first place tells it. */
const onceEach = (changes: readonly HeldChange[]): HeldChange[] =>
  [...groupBy(changes, ({ edge }) => [edge.from, edge.to, edge.relation, edge.pinpoint].join(' ')).values()].flatMap((same) =>
    same.slice(0, 1),
  );

/**
 * By which official documents of the archive these documents are amended, replaced or repealed; null where more than `most`
 * citations say so, since the text of each changing document has to be looked at.
 */
export async function changesOf(rows: Rows, ids: readonly string[], changersOf: ChangersOf): Promise<Map<string, HeldChange[]>>;
export async function changesOf(
  rows: Rows,
  ids: readonly string[],
  changersOf: ChangersOf,
  most: number | undefined,
): Promise<Map<string, HeldChange[]> | null>;
export async function changesOf(
  rows: Rows,
  ids: readonly string[],
  changersOf: ChangersOf,
  most?: number,
): Promise<Map<string, HeldChange[]> | null> {
  const limit = most === undefined ? undefined : most + 1;
  const found = await edgesOfMany(rows, 'c.target', ids, { relations: CHANGES, official: true, limit });
  if (most !== undefined && found.length > most) return null;
  const edges = found.filter(({ from, to }) => from !== to);
  const changers = await changersOf([...new Set(edges.map(({ from }) => from))]);
  const changes = edges.flatMap((edge) => {
    const changer = changers.get(edge.from);
    if (!changer) return [];
    const { effect, effectFrom } = changer;
    return [{ edge, effect, effectFrom, exception: edge.relation === 'amends' ? null : changer.exceptionBehind(edge.span.end) }];
  });
  return groupBy(onceEach(changes), ({ edge }) => edge.to as string);
}
