import { basename, relative } from 'node:path';
import { type CensusRow, detailIn, explain, type RunReport, type State } from '../index.js';
import { DEFAULT_DB } from './archive.js';
import type { Context } from './context.js';
import { correctionsSection } from './corrections-report.js';
import { documentsTable, missingTable, statePaint } from './documents.js';
import { heading } from './layout.js';
import { reasonText } from './reason.js';
import { tableText } from './table.js';

const MOST_REFUSED = 20;

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

const refusedSection = ({ refused }: RunReport, context: Context): string => {
  const { run, columns } = context.say;
  const rows = refused
    .slice(0, MOST_REFUSED)
    .map(({ file, code, detail }) => [
      file,
      code,
      [explain(code, context.language)?.title, detail && detailIn(detail, context.language)].filter(Boolean).join(': '),
    ]);
  const table = tableText([{ head: columns.file, least: 30 }, { head: columns.code }, { head: columns.why, least: 24 }], rows, context);
  const more = refused.length - rows.length;
  return section(`${run.refused} (${refused.length})`, more > 0 ? `${table}\n${run.moreRefused(more)}` : table, context);
};

/** How this program was called, so that what is proposed can be typed as it stands. */
const programName = (): string => {
  const script = process.argv[1] ?? 'danchieu';
  if (basename(script) !== 'danchieu') return `node ${relative(process.cwd(), script)}`;
  return script.includes('node_modules') ? 'npx danchieu' : 'danchieu';
};

const quoted = (text: string): string => (/^[\w./~-]+$/.test(text) ? text : `"${text.replaceAll('"', '')}"`);

/** Documents of which too little is known go by what their file holds: nothing that a person would type. */
const UNIDENTIFIED = 'unidentified/';

/** Three commands that find something in this very archive. */
const nextCommands = ({ documents, census, missing }: RunReport, db: string): string[] => {
  const leading = documents.find(({ id }) => !id.startsWith(UNIDENTIFIED)) ?? documents[0];
  if (!leading) return [];
  const name = programName();
  const tail = db === DEFAULT_DB ? '' : ` --db ${quoted(db)}`;
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
  { db, summaries, kept }: { readonly db: string; readonly summaries?: string; readonly kept: boolean },
  context: Context,
): string => {
  const { say, colors } = context;
  const { found, read, unchanged, refused, gone, pruned } = report.files;
  const next = nextCommands(report, db);
  return [
    documentsSection(report, context),
    report.census.length > 0 ? censusSection(report.census, context) : null,
    report.missing.length > 0 ? section(say.run.missing, missingTable(report.missing, context), context) : null,
    report.refused.length > 0 ? refusedSection(report, context) : null,
    report.corrections ? correctionsSection(report.corrections, context) : null,
    [
      say.run.files(found, read, unchanged, refused),
      ...(report.takenUp > 0 ? [say.upkeep.takenUp(report.takenUp)] : []),
      ...report.seen.map(({ engine, version, documents, pages, confidence }) =>
        say.ocr.seen(pages, documents, `${engine} ${version}`, confidence),
      ),
      ...(gone > 0 ? [say.run.gone(gone)] : []),
      ...(pruned > 0 ? [say.run.pruned(pruned)] : []),
      kept ? say.run.database(db, report.driver.name, report.driver.version) : say.run.noDatabase(db),
      ...(report.summaries === null || summaries === undefined ? [] : [say.run.summaries(report.summaries, summaries)]),
    ].join('\n'),
    next.length > 0 ? section(say.run.next, next.map((command) => `  ${colors.green(command)}`).join('\n'), context) : null,
  ]
    .filter((part) => part !== null)
    .join('\n\n');
};
