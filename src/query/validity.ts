import { type Change, groupBy, type Relation, type Rows, type Validity, type ValidityState } from '../model/index.js';
import { firstDay, isNotAfter, lastDay } from './days.js';
import { edgesOfMany } from './edges.js';

const STATE_OF = { repeals: 'repealed', replaces: 'replaced', amends: 'amended' } as const satisfies Partial<
  Record<Relation, ValidityState>
>;
/** Relations that change the document they point to. */
export const CHANGES = Object.keys(STATE_OF) as (keyof typeof STATE_OF)[];
/** The weightiest first. */
const RANK: readonly ValidityState[] = ['repealed', 'replaced', 'amended'];

/** A change before it is asked whether it has effect; `effect` is the day that the changing text gives, if it gives one. */
export type HeldChange = Pick<Change, 'edge' | 'effect'>;

/** From when on a change has effect: the day its text gives, else that of its issue. */
const since = ({ edge, effect }: HeldChange): string | null => effect ?? edge.citing.date;

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
 * In force is only what a later change shows to have been in force until then; where no change tells, it is unknown.
 */
export const validityAt = (issued: string | null, held: readonly HeldChange[], at: string): Validity => {
  const changes = held
    .filter((change) => isLater(change, issued))
    .map((change): Change => {
      const from = since(change);
      return { ...change, effective: from === null ? null : isNotAfter(from, at), partial: change.edge.pinpoint !== null };
    });
  if (issued !== null && isNotAfter(issued, at) === false) return { at, state: 'not-issued', changes };
  const done = heaviest(changes, true);
  if (heaviest(changes, null) < done) return { at, state: 'unknown', changes };
  const later = changes.some(({ effective }) => effective === false);
  return { at, state: RANK[done] ?? (later ? 'in-force' : 'unknown'), changes };
};

/**
 * Of some documents those that change others by their very type (a proposal to amend amends nothing), with the day of
 * taking effect that their text gives.
 */
export type ChangersOf = (documents: readonly string[]) => Promise<ReadonlyMap<string, string | null>>;

/** A document says more than once what it changes: the first place tells it. */
const onceEach = (changes: readonly HeldChange[]): HeldChange[] =>
  [...groupBy(changes, ({ edge }) => [edge.from, edge.to, edge.relation, edge.pinpoint].join(' ')).values()].flatMap((same) =>
    same.slice(0, 1),
  );

/** By which official documents of the archive these documents are amended, replaced or repealed. */
export const changesOf = async (rows: Rows, ids: readonly string[], changersOf: ChangersOf): Promise<Map<string, HeldChange[]>> => {
  const edges = (await edgesOfMany(rows, 'c.target', ids, { relations: CHANGES, official: true })).filter(({ from, to }) => from !== to);
  const changers = await changersOf([...new Set(edges.map(({ from }) => from))]);
  const changes = edges.flatMap((edge) => {
    const effect = changers.get(edge.from);
    return effect === undefined ? [] : [{ edge, effect }];
  });
  return groupBy(onceEach(changes), ({ edge }) => edge.to as string);
};
