import type { CitationGraph } from '../../model/index.js';
import { EDGE_FIELDS, known, NODE_FIELDS } from './fields.js';

// Control characters have no place in a drawing; a backslash begins an escape of Graphviz's labels.
const quoted = (text: string): string =>
  `"${text
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/(?!\n)\p{Cc}/gu, ' ')
    .replace(/["\\]/g, '\\$&')
    .replaceAll('\n', '\\n')}"`;

const attributes = (values: readonly (readonly [string, string])[]): string =>
  `[${values.map(([name, value]) => `${name}=${quoted(value)}`).join(', ')}]`;

/** The DOT language of Graphviz; documents that are only cited are dashed. */
export async function* dot({ nodes, edges }: CitationGraph): AsyncGenerator<string> {
  yield 'digraph citations {\n';
  for await (const node of nodes()) {
    const style: [string, string][] = node.held ? [] : [['style', 'dashed']];
    yield `  ${quoted(node.id)} ${attributes([['label', node.label], ...known(node, NODE_FIELDS), ...style])};\n`;
  }
  for await (const edge of edges())
    yield `  ${quoted(edge.source)} -> ${quoted(edge.target)} ${attributes([['label', edge.relation], ...known(edge, EDGE_FIELDS)])};\n`;
  yield '}\n';
}
