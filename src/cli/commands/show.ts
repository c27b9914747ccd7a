import type { Edge } from '../../index.js';
import { type ArchiveOptions, withDocument } from '../archive.js';
import type { Context } from '../context.js';
import { fieldsText } from '../layout.js';
import { printJson, printLine } from '../output.js';
import { summaryText } from '../summary-text.js';
import { validityText } from '../validity-text.js';

/** The documents that cite one, each once with its number of citations. */
const citing = (edges: readonly Edge[]): string => {
  const counts = new Map<string, number>();
  for (const { from } of edges) counts.set(from, (counts.get(from) ?? 0) + 1);
  return [...counts].map(([id, count]) => (count > 1 ? `${id} (${count})` : id)).join(', ');
};

export interface ShowFlags extends ArchiveOptions {
  readonly at?: string;
}

export const show = (id: string, flags: ShowFlags, context: Context): Promise<void> =>
  withDocument(id, flags, context, async (archive, document) => {
    const shown = await archive.show(document.id, { at: flags.at });
    if (flags.json) return printJson(shown);
    const { fields, notHeld, corrections } = context.say;
    const aliases = [corrections.aliases, document.aliases?.join(', ') ?? null] as const;
    const citedBy = [fields.citedBy, citing(await archive.citedBy(document.id))] as const;
    if (shown?.validity) await printLine(`${validityText(shown.validity, context)}\n`);
    if (shown?.summary)
      return printLine(summaryText(shown.summary, context, [[fields.files, document.files.join(', ')], aliases, citedBy]));
    return printLine(
      fieldsText(
        [
          [fields.id, document.id],
          ['', notHeld],
          [fields.type, document.type],
          [fields.number, document.number],
          [fields.date, document.date],
          [fields.issuer, document.issuer],
          [fields.title, document.title],
          aliases,
          citedBy,
        ],
        context,
      ),
    );
  });
