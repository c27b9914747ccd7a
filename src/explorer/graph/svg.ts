import type { Level } from '../../index.js';
import { type Html, html } from '../html.js';
import type { View } from '../view.js';
import { COLOURS, type Drawing, type DrawnLink, type DrawnNode } from './drawing.js';

const MARGIN = 60;
const LABEL = 11;
const LEGEND_LINE = 18;
/** More words than these beside the lines would hide them. */
const MOST_WORDS = 40;
const INK = '#1c2430';
const LINE = '#8d96a3';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const boxOf = (nodes: readonly DrawnNode[]): Box => {
  const of = (pick: (node: DrawnNode) => number, choose: (...values: number[]) => number): number =>
    nodes.length === 0 ? 0 : choose(...nodes.map(pick));
  const [left, right] = [of(({ x, r }) => x - r, Math.min), of(({ x, r }) => x + r, Math.max)];
  const [top, bottom] = [of(({ y, r }) => y - r, Math.min), of(({ y, r }) => y + r, Math.max)];
  return { x: left - MARGIN, y: top - MARGIN, width: right - left + 2 * MARGIN, height: bottom - top + 2 * MARGIN };
};

const one = (value: number): number => Math.round(value * 10) / 10;

/** From rim to rim, so that the arrow ends at the node. */
const lineOf = (link: DrawnLink, from: DrawnNode, to: DrawnNode, words: boolean): Html => {
  const length = Math.max(1, Math.hypot(to.x - from.x, to.y - from.y));
  const [ux, uy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const [x1, y1, x2, y2] = [from.x + ux * from.r, from.y + uy * from.r, to.x - ux * (to.r + 5), to.y - uy * (to.r + 5)].map(one);
  return html`<g><title>${from.name} → ${to.name}: ${link.label}</title><line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${LINE}" stroke-width="${one(1 + Math.log(link.mentions))}" marker-end="url(#arrow)"/>${
    words
      ? html`<text x="${one((from.x + to.x) / 2)}" y="${one((from.y + to.y) / 2)}" font-size="8" text-anchor="middle" fill="#5a6472">${link.label}</text>`
      : ''
  }</g>`;
};

const nodeOf = ({ x, y, r, label, name, title, colour, held }: DrawnNode): Html =>
  html`<g><title>${name}${title ? html` · ${title}` : ''}</title><circle cx="${x}" cy="${y}" r="${r}" fill="${held ? colour : '#ffffff'}" stroke="${colour}" stroke-width="2"${held ? '' : html` stroke-dasharray="4 3"`}/><text x="${x}" y="${one(y + r + LABEL)}" font-size="${LABEL}" text-anchor="middle" fill="${INK}">${label}</text></g>`;

const legendOf = (levels: readonly Level[], { x, y }: Box, view: View): Html =>
  html`<g>${levels.map(
    (level, i) =>
      html`<circle cx="${one(x + 16)}" cy="${one(y + 16 + i * LEGEND_LINE)}" r="6" fill="${COLOURS[level]}"/><text x="${one(x + 28)}" y="${one(y + 20 + i * LEGEND_LINE)}" font-size="12" fill="${INK}">${view.say.explorer.graph.levels[level]}</text>`,
  )}</g>`;

/** The picture as a file of its own: on white, with its legend, no style sheet and no script. */
export const svgOf = ({ nodes, links }: Drawing, title: string, view: View): Html => {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const box = boxOf(nodes);
  const levels = (Object.keys(COLOURS) as Level[]).filter((level) => nodes.some((node) => node.level === level));
  const lines = links.flatMap((link) => {
    const [from, to] = [byId.get(link.from), byId.get(link.to)];
    return from && to ? [lineOf(link, from, to, links.length <= MOST_WORDS)] : [];
  });
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="${[box.x, box.y, box.width, box.height].map(one).join(' ')}" width="${one(box.width)}" height="${one(box.height)}" font-family="sans-serif">
<title>${title}</title><defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L8 4L0 8z" fill="${LINE}"/></marker></defs>
<rect x="${one(box.x)}" y="${one(box.y)}" width="${one(box.width)}" height="${one(box.height)}" fill="#ffffff"/>
${lines}${nodes.map(nodeOf)}${legendOf(levels, box, view)}</svg>`;
};
