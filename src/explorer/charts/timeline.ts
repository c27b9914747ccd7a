import type { Level, Member, Movement } from '../../index.js';
import { type Html, html } from '../html.js';
import { nameOf } from '../links.js';
import { documentPath } from '../paths.js';
import type { View } from '../view.js';

const ORDER: readonly Level[] = ['central', 'party', 'mass', 'province', 'department', 'local', 'unknown'];
const [WIDTH, LEFT, RIGHT, TOP, LANE, AXIS, DOT] = [960, 230, 20, 12, 34, 28, 6];
const ROLES: readonly Member['role'][] = ['own', 'names', 'linked'];
const DAY_MS = 86_400_000;
const MOST_TICKS = 12;

/** The middle of what a date stands for, in days. */
const dayOf = (date: string): number => {
  const middle = date.length >= 10 ? date : date.length === 7 ? `${date}-15` : `${date.slice(0, 4)}-07-01`;
  return Date.parse(`${middle}T00:00:00Z`) / DAY_MS;
};

const firstOfYear = (year: number): number => Date.UTC(year, 0, 1) / DAY_MS;

interface Dot {
  readonly member: Member;
  readonly date: string;
  /** Documents that it stands for. */
  readonly count: number;
  readonly x: number;
  readonly y: number;
}

interface Lane {
  readonly level: Level;
  readonly members: readonly (readonly [string, Member])[];
}

const lanesOf = (movement: Movement, levels: ReadonlyMap<string, Level>): Lane[] =>
  ORDER.flatMap((level): Lane[] => {
    const members = movement.documents.flatMap((member) => {
      const { date, id } = member.document;
      return date !== null && (levels.get(id) ?? 'unknown') === level ? [[date, member] as const] : [];
    });
    return members.length === 0 ? [] : [{ level, members }];
  });

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
const MOST_DOTS = 72;

/** Documents of the same weeks as one dot, the larger the more there are. */
const heaped = ({ members }: Lane, middle: number, scale: (day: number) => number): Dot[] => {
  const width = (WIDTH - LEFT - RIGHT) / MOST_DOTS;
  const heaps = new Map<number, Dot>();
  for (const [date, member] of members) {
    const at = Math.floor((scale(dayOf(date)) - LEFT) / width);
    const heap = heaps.get(at);
    heaps.set(at, heap ? { ...heap, count: heap.count + 1 } : { member, date, count: 1, x: LEFT + (at + 0.5) * width, y: middle });
  }
  return [...heaps.values()];
};

const heap = ({ date, count, x, y }: Dot, movement: Movement, view: View): Html => {
  const name = view.say.explorer.tables.line.heap(count, date);
  const href = view.href('/search', { campaign: movement.name, year: date.slice(0, 4) });
  return html`<a href="${href}" aria-label="${name}"><circle class="role-heap" cx="${x.toFixed(1)}" cy="${y}" r="${Math.min(LANE / 2, 3 + 1.5 * Math.log2(count)).toFixed(1)}"><title>${name}</title></circle></a>`;
};

const dotsOf = (lane: Lane, middle: number, scale: (day: number) => number, movement: Movement, view: View): Html[] =>
  lane.members.length <= MOST_DOTS
    ? apart(lane, middle, scale).map((one) => dot(one, view))
    : heaped(lane, middle, scale).map((one) => (one.count === 1 ? dot(one, view) : heap(one, movement, view)));

const dot = ({ member, date, x, y }: Dot, view: View): Html => {
  const { document, role } = member;
  const name = `${date} ${nameOf(document)} ${document.issuer ?? ''} (${view.say.questions.roles[role]})`;
  return html`<a href="${view.href(documentPath(document.id))}" aria-label="${name}"><circle class="role-${role}" cx="${x.toFixed(1)}" cy="${y}" r="${DOT}"><title>${name}</title></circle></a>`;
};

const ticks = (from: number, to: number): number[] => {
  const step = Math.ceil((to - from + 1) / MOST_TICKS);
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, i) => from + i * step);
};

/** The documents of a movement by date, in a lane for each level of bodies; every dot leads to its document. */
export const timelineOf = (movement: Movement, levels: ReadonlyMap<string, Level>, view: View): Html => {
  const { line, levels: names } = view.say.explorer.tables;
  const lanes = lanesOf(movement, levels);
  const dates = lanes.flatMap(({ members }) => members.map(([date]) => date)).sort();
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined) return html``;
  const [from, to] = [Number(first.slice(0, 4)), Number(last.slice(0, 4))];
  const [start, end] = [firstOfYear(from), firstOfYear(to + 1)];
  const scale = (day: number): number => LEFT + ((day - start) / (end - start)) * (WIDTH - LEFT - RIGHT);
  const height = TOP + lanes.length * LANE + AXIS;
  const undated = movement.documents.length - dates.length;
  const roles = ROLES.filter((role) => movement.documents.some((member) => member.role === role));
  const legend = roles.map((role) => html`<span class="role role-${role}">${view.say.questions.roles[role]}</span> `);
  return html`<figure class="timeline"><div class="scroll" tabindex="0" role="region" aria-label="${line.title(movement.name)}"><svg viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="group" aria-label="${line.described(dates.length, first, last)}">
${ticks(from, to + 1).map(
  (year) =>
    html`<line class="tick" x1="${scale(firstOfYear(year)).toFixed(1)}" x2="${scale(firstOfYear(year)).toFixed(1)}" y1="${TOP}" y2="${height - AXIS}"/><text class="year" x="${scale(firstOfYear(year)).toFixed(1)}" y="${height - AXIS + 18}" text-anchor="middle">${year}</text>`,
)}
${lanes.map((lane, i) => {
  const middle = TOP + i * LANE + LANE / 2;
  return html`<g class="lane level-${lane.level}"><line class="track" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${middle}" y2="${middle}"/><text class="name" x="${LEFT - 12}" y="${middle + 4}" text-anchor="end">${names[lane.level]}</text>${dotsOf(lane, middle, scale, movement, view)}</g>`;
})}
</svg></div><figcaption>${line.caption(movement.name)}${undated > 0 ? ` (${line.undated(undated)})` : ''} <span class="roles">${legend}</span></figcaption></figure>`;
};
