import type { Level, Subgraph } from '../../index.js';
import { nameOf } from '../links.js';
import { documentPath } from '../paths.js';
import type { View } from '../view.js';
import { type Place, placesOf } from './layout.js';

/** Fills that stand out on white and on black alike; the level is also told in words beside them. */
export const COLOURS: Readonly<Record<Level, string>> = {
  central: '#c4473f',
  party: '#b98900',
  mass: '#8a63c9',
  province: '#3a78c9',
  department: '#1f8f80',
  local: '#6d8f2a',
  unknown: '#7d8793',
};

/** A document as it is told in tables. */
export interface ToldNode {
  readonly id: string;
  /** Short, beside the node. */
  readonly label: string;
  /** In full. */
  readonly name: string;
  readonly title: string | null;
  readonly level: Level;
  readonly colour: string;
  readonly held: boolean;
  readonly cited: number;
  readonly distance: number;
  /** Its page. */
  readonly href: string;
}

/** A document as it is drawn. */
export type DrawnNode = ToldNode & Place;

export interface DrawnLink {
  readonly from: string;
  readonly to: string;
  readonly relation: string;
  readonly mentions: number;
  /** The relation in words, with the number of citations where there are several. */
  readonly label: string;
}

/** A part of the graph in words. */
export interface Told<Node extends ToldNode = ToldNode> {
  readonly nodes: readonly Node[];
  readonly links: readonly DrawnLink[];
  readonly more: boolean;
}
export type Drawing = Told<DrawnNode>;

const LONGEST_LABEL = 20;
const short = (text: string): string => (text.length > LONGEST_LABEL ? `${text.slice(0, LONGEST_LABEL - 1)}…` : text);

export const relationWords = (relation: string, { say }: View): string =>
  say.questions.relations[relation as keyof typeof say.questions.relations]?.[0] ?? relation;

/** A part of the graph with its names and colours. */
export const toldOf = (part: Subgraph, view: View): Told => ({
  nodes: part.documents.map(({ document, level, cited, distance }) => ({
    id: document.id,
    label: short(document.number ?? document.symbol ?? document.title ?? nameOf(document)),
    name: nameOf(document),
    title: (document.number ?? document.symbol) === null ? null : document.title,
    level,
    colour: COLOURS[level],
    held: document.held,
    cited,
    distance,
    href: view.href(documentPath(document.id)),
  })),
  links: part.links.map(({ from, to, relation, mentions }) => ({
    from,
    to,
    relation,
    mentions,
    label: `${relationWords(relation, view)}${mentions > 1 ? ` ×${mentions}` : ''}`,
  })),
  more: part.more,
});

/** The same with the places of its documents. */
export const drawingOf = (part: Subgraph, view: View): Drawing => {
  const told = toldOf(part, view);
  const places = placesOf(part);
  return { ...told, nodes: told.nodes.map((node) => ({ ...node, ...(places.get(node.id) ?? { x: 0, y: 0, r: 1 }) })) };
};
