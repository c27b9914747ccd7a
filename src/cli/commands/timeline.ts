import type { Archive, DocumentRow, TimelineRow } from '../../index.js';
import { EVENT } from '../../tables/index.js';
import { oneDocument, withArchive } from '../archive.js';
import type { Context } from '../context.js';
import { relationText } from '../edge-text.js';
import { type ListFlags, printListing } from '../listing.js';
import { note } from '../output.js';
import { tableText } from '../table.js';

export interface TimelineFlags extends ListFlags {
  readonly event?: readonly TimelineRow['event'][];
  readonly after?: string;
  readonly before?: string;
  readonly body?: string;
  readonly limit?: number;
}

const whatText = (row: TimelineRow, context: Context): string | null =>
  row.event === 'changes'
    ? [row.relation && relationText(row.relation, 'cites', context), row.other ?? row.quote, row.what].filter(Boolean).join(' ')
    : [row.event === 'period' ? null : row.what, row.quote && `“${row.quote}”`].filter(Boolean).join(' ');

const timelineText = (rows: readonly TimelineRow[], context: Context): string => {
  const { columns, questions } = context.say;
  return tableText(
    [
      { head: columns.date },
      { head: questions.columns.until },
      { head: questions.columns.event },
      { head: questions.columns.document },
      { head: questions.columns.what, least: 20 },
    ],
    rows.map((row) => [row.date, row.end, questions.events[row.event], row.document.id, whatText(row, context)]),
    context,
  );
};

const around = async (archive: Archive, id: string | undefined, flags: TimelineFlags, context: Context): Promise<DocumentRow | null> =>
  id === undefined ? null : oneDocument(archive, id, flags, context);

export const timeline = (id: string | undefined, flags: TimelineFlags, context: Context): Promise<void> =>
  withArchive(flags.db, async (archive) => {
    const document = await around(archive, id, flags, context);
    if (id !== undefined && document === null) return;
    const { event: events, after, before, body, limit } = flags;
    const found = await archive.timeline(document?.id ?? null, { events, after, before, body });
    const shown = found.slice(0, limit ?? found.length);
    if (shown.length < found.length) note(context.say.questions.shown(shown.length, found.length));
    await printListing(flags, {
      json: { document, events: shown },
      rows: shown,
      columns: EVENT,
      empty: context.say.nothing,
      text: () => timelineText(shown, context),
    });
  });
