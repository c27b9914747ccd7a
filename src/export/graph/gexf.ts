import type { CitationGraph } from '../../model/index.js';
import { EDGE_FIELDS, type GraphField, known, NODE_FIELDS } from './fields.js';
import { XML_HEAD, xmlElement, xmlOpen } from './xml.js';

/** GEXF has no int. */
const typeOf = ({ type }: GraphField<string>): string => (type === 'int' ? 'integer' : type);

const declared = (owner: 'node' | 'edge', fields: readonly GraphField<string>[]): string =>
  xmlElement(
    'attributes',
    { class: owner, mode: 'static' },
    fields.map((field) => xmlElement('attribute', { id: field.key, title: field.key, type: typeOf(field) })).join(''),
  );

const values = (known: readonly (readonly [string, string])[]): string =>
  xmlElement('attvalues', {}, known.map(([name, value]) => xmlElement('attvalue', { for: name, value })).join(''));

/** GEXF 1.3 (https://gexf.net), as Gephi opens it. Edges between the same two documents are told apart by their kind. */
export async function* gexf({ nodes, edges }: CitationGraph): AsyncGenerator<string> {
  yield `${XML_HEAD}${xmlOpen('gexf', { xmlns: 'http://gexf.net/1.3', version: '1.3' })}\n`;
  yield `${xmlElement('meta', {}, xmlElement('creator', {}, 'danchieu'))}\n`;
  yield `${xmlOpen('graph', { mode: 'static', defaultedgetype: 'directed' })}\n`;
  yield `${declared('node', NODE_FIELDS)}\n${declared('edge', EDGE_FIELDS)}\n<nodes>\n`;
  for await (const node of nodes()) yield `${xmlElement('node', { id: node.id, label: node.label }, values(known(node, NODE_FIELDS)))}\n`;
  yield '</nodes>\n<edges>\n';
  for await (const edge of edges()) {
    const { id, source, target, relation } = edge;
    yield `${xmlElement('edge', { id, source, target, kind: relation, label: relation }, values(known(edge, EDGE_FIELDS)))}\n`;
  }
  yield '</edges>\n</graph>\n</gexf>\n';
}
