import type { GraphEdge, GraphNode } from '../../model/index.js';

export interface GraphField<Key> {
  readonly key: Key;
  /** As GraphML and GEXF call it. */
  readonly type: 'string' | 'boolean' | 'int' | 'double';
}

const fields =
  (type: GraphField<never>['type']) =>
  <Key>(...keys: readonly Key[]): GraphField<Key>[] =>
    keys.map((key) => ({ key, type }));
const text = fields('string');

/** What is told of a node besides its id and label. */
export const NODE_FIELDS: readonly GraphField<Exclude<keyof GraphNode, 'id' | 'label'>>[] = [
  ...fields('boolean')('held' as const),
  ...text('kind' as const, 'type' as const, 'number' as const, 'date' as const, 'body' as const, 'title' as const, 'file' as const),
];

/** What is told of an edge besides its id and ends. */
export const EDGE_FIELDS: readonly GraphField<Exclude<keyof GraphEdge, 'id' | 'source' | 'target'>>[] = [
  ...text('relation' as const, 'state' as const, 'quote' as const, 'file' as const),
  ...fields('int')('page' as const),
  ...text('rule' as const),
  ...fields('double')('confidence' as const),
];

/** The fields that have a value, as text. */
export const known = <Item, Key extends keyof Item>(item: Item, all: readonly GraphField<Key>[]): [Key, string][] =>
  all.flatMap(({ key }): [Key, string][] => (item[key] === null ? [] : [[key, String(item[key])]]));
