import { basename, relative } from 'node:path';
import { type CensusRow, type RunReport, type State, shownAddress } from '../index.js';
import { timeText } from './amounts.js';
import { DEFAULT_DB } from './archive.js';
import type { Context } from './context.js';
import { correctionsSection } from './corrections-report.js';
import { documentsTable, missingTable, statePaint } from './documents.js';
import { heading } from './layout.js';
import { reasonText } from './reason.js';
import { refusalsSection } from './refusals.js';
import { tableText } from './table.js';

const section = (title: string, body: string, context: Context): string => `${heading(title, context)}\n${body}`;

const documentsSection = (report: RunReport, context: Context): string => {
  const { run } = context.say;
  const { documents, documentCount } = report;
  if (documentCount === 0) return run.nothing;
  const more = documents.length < documentCount ? `\n${context.colors.dim(run.moreDocuments(documents.length, documentCount))}` : '';
  return section(`${run.documents} (${documentCount})`, documentsTable(documents, context) + more, context);
};

const sum = (rows: readonly CensusRow[]): number => rows.reduce((total, { citations }) => total + citations, 0);

const STATES: readonly State[] = ['resolved', 'ambiguous', 'unheld', 'unidentified'];

/** A line per state with what it means, and below it a line per reason. */
const censusSection = (census: readonly CensusRow[], context: Context): string => {
  const { run, states, stateNotes, columns } = context.say;
  const rows = STATES.flatMap((state) => {
    const own = census.filter((row) => row.state === state);
    // That it is not held is what the state says already.
    const reasons = own.filter(({ reason }) => reason !== null && reason !== 'not-held');
    return [
      [statePaint(state, context)(states[state]), sum(own), stateNotes[state]],
      ...reasons.map(({ reason, citations }) => [`· ${reasonText(reason ?? '', context)}`, citations, '']),
    ];
  });
  const table = tableText([{ head: columns.state }, { head: columns.count, align: 'right' }, { head: '', least: 20 }], rows, context);
  return section(`${run.citations} (${sum(census)})`, table, context);
};

/** How this program was called, so that what is proposed can be typed as it stands. */
const programName = (): string => {
  const script = process.argv[1] ?? 'danchieu';
  if (basename(script) !== 'danchieu') return `node ${relative(process.cwd(), script)}`;
  return script.includes('node_modules') ? 'npx danchieu' : 'danchieu';
};

/** For a shell to read as one word, whatever it holds. */
const quoted = (text: string): string => {
  if (/^[\w./~-]+$/.test(text)) return text;
  return /[$`\\"!]/.test(text) ? `'${text.replaceAll("'", "'\\''")}'` : `"${text}"`;
};

/** Documents of which too little is known go by what their file holds: nothing that a person would type. */
const UNIDENTIFIED = 'unidentified/';

/** What names the archive in a proposed command; nothing where settings or the default name it. */
const dbFlag = (db: string, { settings }: Context): string =>
  db === (settings.values.get('db')?.value ?? DEFAULT_DB) ? '' : ` --db ${quoted(shownAddress(db))}`;

/** Three commands that find something in this very archive. */
const nextCommands = ({ documents, census, missing }: RunReport, tail: string): string[] => {
  const leading = documents.find(({ id }) => !id.startsWith(UNIDENTIFIED)) ?? documents[0];
  if (!leading) return [];
  const name = programName();
  const wanted = missing[0]?.id ?? leading.id;
  const words = (documents.find(({ title }) => title)?.title ?? leading.type ?? leading.id).split(/\s+/).slice(0, 4).join(' ');
  const asked = sum(census) > 0 ? `cites ${quoted(leading.id)}` : `show ${quoted(leading.id)}`;
  return [asked, `cited-by ${quoted(wanted)}`, `search ${quoted(words.replace(/[^\p{L}\p{N}\s/-]/gu, ''))}`].map(
    (command) => `${name} ${command}${tail}`,
  );
};

/** What a run did and what the archive holds, for people. */
export const reportText = (
  report: RunReport,
  {
    db,
    summaries,
    kept,
    report: file,
  }: { readonly db: string; readonly summaries?: string; readonly kept: boolean; readonly report?: string },
  context: Context,
): string => {
  const { say, colors } = context;
  const { found, read, unchanged, refused, leftOut, gone, pruned } = report.files;
  const tail = dbFlag(db, context);
  const next = nextCommands(report, tail);
  const again = { command: [programName(), 'run', ...report.account.paths.map(quoted)].join(' '), tail };
  return [
    documentsSection(report, context),
    report.census.length > 0 ? censusSection(report.census, context) : null,
    report.missing.length > 0 ? section(say.run.missing, missingTable(report.missing, context), context) : null,
    report.refused.length > 0 ? refusalsSection(report, again, context) : null,
    report.corrections ? correctionsSection(report.corrections, context) : null,
    [
      say.run.files(found, read, unchanged, refused),
      ...(read + unchanged > report.documentCount && report.documentCount > 0
        ? [say.run.copies(read + unchanged, report.documentCount)]
        : []),
      ...(report.takenUp > 0 ? [say.upkeep.takenUp(report.takenUp)] : []),
      say.running.took(timeText(report.account.durationMs, context), report.account.rates.filesPerSecond.toFixed(1)),
      ...(leftOut > 0 ? [say.running.leftOut(leftOut)] : []),
      ...report.seen.map(({ engine, version, documents, pages, confidence }) =>
        say.ocr.seen(pages, documents, `${engine} ${version}`, confidence),
      ),
      ...(gone > 0 ? [say.run.gone(gone)] : []),
      ...(pruned > 0 ? [say.run.pruned(pruned)] : []),
      kept ? say.run.database(shownAddress(db), report.driver) : say.run.noDatabase(db),
      ...(file === undefined ? [] : [say.running.reported(file)]),
      ...(report.summaries === null || summaries === undefined ? [] : [say.run.summaries(report.summaries, summaries)]),
    ].join('\n'),
    next.length > 0 ? section(say.run.next, next.map((command) => `  ${colors.green(command)}`).join('\n'), context) : null,
  ]
    .filter((part) => part !== null)
    .join('\n\n');
};
