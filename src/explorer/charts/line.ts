import type { Level, MovementMember } from '../../index.js';

const ORDER: readonly Level[] = ['central', 'party', 'mass', 'province', 'department', 'local', 'unknown'];
const ROLES: readonly MovementMember['role'][] = ['own', 'names', 'linked'];
/** What a line takes on paper, and each of its lanes. */
export const [WIDTH, LEFT, RIGHT, TOP, LANE, AXIS, DOT] = [960, 252, 20, 12, 34, 28, 6];
const DAY_MS = 86_400_000;

/** The middle of what a date stands for, in days. */
const dayOf = (date: string): number => {
  const middle = date.length >= 10 ? date : date.length === 7 ? `${date}-15` : `${date.slice(0, 4)}-07-01`;
  return Date.parse(`${middle}T00:00:00Z`) / DAY_MS;
};

const firstOfYear = (year: number): number => Date.UTC(year, 0, 1) / DAY_MS;

export interface Dot {
  readonly member: MovementMember;
  readonly date: string;
  /** Documents that it stands for. */
  readonly count: number;
  readonly x: number;
  readonly y: number;
}

interface Lane {
  readonly level: Level;
  readonly members: readonly (readonly [date: string, member: MovementMember])[];
}

/** Where the documents of a movement lie: by date, in a lane for each level of bodies. */
export interface Line {
  readonly lanes: readonly { readonly level: Level; readonly middle: number; readonly dots: readonly Dot[] }[];
  /** First and last date. */
  readonly ends: readonly [string, string];
  /** First and last year. */
  readonly years: readonly [number, number];
  readonly dated: number;
  readonly undated: number;
  readonly roles: readonly MovementMember['role'][];
  readonly xOfYear: (year: number) => number;
}

const lanesOf = (members: readonly MovementMember[], levels: ReadonlyMap<string, Level>): Lane[] => {
  const lanes = new Map<Level, [string, MovementMember][]>(ORDER.map((level) => [level, []]));
  for (const member of members) if (member.date !== null) lanes.get(levels.get(member.id) ?? 'unknown')?.push([member.date, member]);
  return [...lanes].flatMap(([level, own]) => (own.length === 0 ? [] : [{ level, members: own }]));
};

/** Dots that would lie on one another are moved apart, up and down by turns. */
const apart = (lane: Lane, middle: number, scale: (day: number) => number): Dot[] => {
  let last = Number.NEGATIVE_INFINITY;
  let turn = 0;
  return lane.members.map(([date, member]) => {
    const x = scale(dayOf(date));
    turn = x - last < 2 * DOT ? turn + 1 : 0;
    last = x;
    const step = Math.ceil(turn / 2) * (turn % 2 === 0 ? -1 : 1);
    return { member, date, count: 1, x, y: middle + Math.max(-2, Math.min(2, step)) * (DOT - 1) };
  });
};

/** So many dots a lane has at most; of more, those of some weeks are one. */
const MOST_DOTS = 48;

/** Documents of the same weeks as one dot, the larger the more there are. */
const heaped = ({ members }: Lane, middle: number, scale: (day: number) => number): Dot[] => {
  const width = (WIDTH - LEFT - RIGHT) / MOST_DOTS;
  const heaps = new Map<number, { date: string; member: MovementMember; count: number }>();
  for (const [date, member] of members) {
    const at = Math.floor((scale(dayOf(date)) - LEFT) / width);
    const heap = heaps.get(at);
    if (heap) heap.count++;
    else heaps.set(at, { date, member, count: 1 });
  }
  return [...heaps].map(([at, heap]) => ({ ...heap, x: LEFT + (at + 0.5) * width, y: middle }));
};

/** Null where no document has a date. */
export const lineOf = (members: readonly MovementMember[], levels: ReadonlyMap<string, Level>): Line | null => {
  const lanes = lanesOf(members, levels);
  const dates = lanes.flatMap(({ members: own }) => own.map(([date]) => date)).sort();
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined) return null;
  const [from, to] = [Number(first.slice(0, 4)), Number(last.slice(0, 4))];
  const [start, end] = [firstOfYear(from), firstOfYear(to + 1)];
  const scale = (day: number): number => LEFT + ((day - start) / (end - start)) * (WIDTH - LEFT - RIGHT);
  return {
    lanes: lanes.map((lane, i) => {
      const middle = TOP + i * LANE + LANE / 2;
      return { level: lane.level, middle, dots: (lane.members.length <= MOST_DOTS ? apart : heaped)(lane, middle, scale) };
    }),
    ends: [first, last],
    years: [from, to],
    dated: dates.length,
    undated: members.length - dates.length,
    roles: ROLES.filter((role) => members.some((member) => member.role === role)),
    xOfYear: (year) => scale(firstOfYear(year)),
  };
};

/** The documents that have a dot of their own. */
export const drawnOn = ({ lanes }: Line): MovementMember[] =>
  lanes.flatMap(({ dots }) => dots.flatMap(({ count, member }) => (count === 1 ? [member] : [])));
