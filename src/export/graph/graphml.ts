import type { CitationGraph } from '../../model/index.js';
import { EDGE_FIELDS, type GraphField, known, NODE_FIELDS } from './fields.js';
import { XML_HEAD, xmlElement, xmlOpen, xmlText } from './xml.js';

// Nodes and edges share the names of fields (kind, type); keys of GraphML are one list.
const keyOf = (owner: 'node' | 'edge', name: string): string => `${owner[0]}-${name}`;

const declared = (owner: 'node' | 'edge', fields: readonly GraphField<string>[]): string =>
  fields
    .map(({ key, type }) => `${xmlElement('key', { id: keyOf(owner, key), for: owner, 'attr.name': key, 'attr.type': type })}\n`)
    .join('');

const data = (owner: 'node' | 'edge', values: readonly (readonly [string, string])[]): string =>
  values.map(([name, value]) => xmlElement('data', { key: keyOf(owner, name) }, xmlText(value))).join('');

/** GraphML 1.0 (http://graphml.graphdrawing.org). */
export async function* graphml({ nodes, edges }: CitationGraph): AsyncGenerator<string> {
  yield `${XML_HEAD}${xmlOpen('graphml', { xmlns: 'http://graphml.graphdrawing.org/xmlns' })}\n`;
  yield declared('node', [{ key: 'label', type: 'string' }, ...NODE_FIELDS]) + declared('edge', EDGE_FIELDS);
  yield `${xmlOpen('graph', { id: 'citations', edgedefault: 'directed' })}\n`;
  for await (const node of nodes())
    yield `${xmlElement('node', { id: node.id }, data('node', [['label', node.label], ...known(node, NODE_FIELDS)]))}\n`;
  for await (const edge of edges()) {
    const { id, source, target } = edge;
    yield `${xmlElement('edge', { id, source, target }, data('edge', known(edge, EDGE_FIELDS)))}\n`;
  }
  yield '</graph>\n</graphml>\n';
}
