import type { Member } from '../../index.js';
import { type Html, html } from '../html.js';
import { nameOf } from '../links.js';
import { documentPath } from '../paths.js';
import type { View } from '../view.js';
import { AXIS, DOT, type Dot, LANE, LEFT, type Line, RIGHT, TOP, WIDTH } from './line.js';

const MOST_TICKS = 12;

/** What is drawn: a movement by its name, where its documents lie, and those that have a dot of their own. */
export interface Drawn {
  readonly name: string;
  readonly line: Line;
  readonly documents: ReadonlyMap<string, Member['document']>;
}

const heap = ({ date, count, x, y }: Dot, { name: movement }: Drawn, view: View): Html => {
  const name = view.say.explorer.tables.line.heap(count, date);
  const href = view.href('/search', { campaign: movement, year: date.slice(0, 4) });
  return html`<a href="${href}" aria-label="${name}"><circle class="role-heap" cx="${x.toFixed(1)}" cy="${y}" r="${Math.min(LANE / 2, 3 + 1.5 * Math.log2(count)).toFixed(1)}"><title>${name}</title></circle></a>`;
};

const dot = ({ member: { id, role }, date, x, y }: Dot, { documents }: Drawn, view: View): Html => {
  const document = documents.get(id);
  const name = `${date} ${document ? nameOf(document) : id} ${document?.issuer ?? ''} (${view.say.questions.roles[role]})`;
  return html`<a href="${view.href(documentPath(id))}" aria-label="${name}"><circle class="role-${role}" cx="${x.toFixed(1)}" cy="${y}" r="${DOT}"><title>${name}</title></circle></a>`;
};

const ticks = (from: number, to: number): number[] => {
  const step = Math.ceil((to - from + 1) / MOST_TICKS);
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, i) => from + i * step);
};

/** The documents of a movement by date, in a lane for each level of bodies; every dot leads to its document. */
export const timelineOf = (drawn: Drawn, view: View): Html => {
  const { line: words, levels: names } = view.say.explorer.tables;
  const { name: movement, line } = drawn;
  const [[first, last], [from, to]] = [line.ends, line.years];
  const height = TOP + line.lanes.length * LANE + AXIS;
  const legend = line.roles.map((role) => html`<span class="role role-${role}">${view.say.questions.roles[role]}</span> `);
  return html`<figure class="timeline"><div class="scroll" tabindex="0" role="region" aria-label="${words.title(movement)}"><svg viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="group" aria-label="${words.described(line.dated, first, last)}">
${ticks(from, to + 1).map((year) => {
  const x = line.xOfYear(year).toFixed(1);
  return html`<line class="tick" x1="${x}" x2="${x}" y1="${TOP}" y2="${height - AXIS}"/><text class="year" x="${x}" y="${height - AXIS + 18}" text-anchor="middle">${year}</text>`;
})}
${line.lanes.map(
  ({ level, middle, dots }) =>
    html`<g class="lane level-${level}"><line class="track" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${middle}" y2="${middle}"/><text class="name" x="${LEFT - 12}" y="${middle + 4}" text-anchor="end">${names[level]}</text>${dots.map((one) => (one.count === 1 ? dot : heap)(one, drawn, view))}</g>`,
)}
</svg></div><figcaption>${words.caption(movement)}${line.undated > 0 ? ` (${words.undated(line.undated)})` : ''} <span class="roles">${legend}</span></figcaption></figure>`;
};
