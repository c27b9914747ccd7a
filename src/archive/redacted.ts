import type { ExportSource } from '../export/index.js';
import type { Rows, Summary } from '../model/index.js';
import type { Mask } from '../redact/index.js';

const TEXT = `
  select t.text, r.signer_name as signer
  from sources s join _texts t on t.source = s.id join readings r on r.source = s.id where s.uri = ?`;

/** The mask of a file, made from its whole text; of the last file only it is kept, since rows come file by file. */
const masksOf = async (rows: Rows, folders: readonly string[]): Promise<(file: string | null) => Promise<Mask>> => {
  const [{ masksOf: masks }, { readRules }] = await Promise.all([import('../redact/index.js'), import('../rules/index.js')]);
  const make = masks(readRules(folders));
  const plain = make('', []);
  let last: { readonly file: string; readonly mask: Mask } | null = null;
  return async (file) => {
    if (file === null) return plain;
    if (last?.file === file) return last.mask;
    const [row] = await rows.all<{ text: string; signer: string | null }>(TEXT, [file]);
    last = { file, mask: make(row?.text ?? '', row?.signer ? [row.signer] : []) };
    return last.mask;
  };
};

async function* each<T>(items: AsyncIterable<T>, change: (item: T) => Promise<T>): AsyncGenerator<T> {
  for await (const item of items) yield await change(item);
}

/** What is exported, with phone numbers and names of private persons under a mask. */
export const redacted = async (rows: Rows, { summaries, graph }: ExportSource, folders: readonly string[]): Promise<ExportSource> => {
  const [maskOf, { redactSummary }] = await Promise.all([masksOf(rows, folders), import('../redact/index.js')]);
  const ofSummary = async (summary: Summary) => redactSummary(summary, await maskOf(summary.source.path));
  return {
    summaries: () => each(summaries(), ofSummary),
    graph: () => ({
      nodes: () =>
        each(graph().nodes(), async (node) => {
          const mask = await maskOf(node.file);
          return { ...node, label: node.label === node.number ? node.label : mask(node.label), title: node.title && mask(node.title) };
        }),
      edges: () => each(graph().edges(), async (edge) => ({ ...edge, quote: (await maskOf(edge.file))(edge.quote) })),
    }),
  };
};
