import {
  type Archive,
  type CitationAddress,
  type CorrectionRequest,
  csvText,
  failure,
  type MetCitation,
  type Proposal,
  shownAddress,
  writeCorrections,
} from '../../index.js';
import { withArchive, withDocument } from '../archive.js';
import type { Context } from '../context.js';
import { correctionCells, correctionsText } from '../corrections-report.js';
import { EXIT } from '../exit.js';
import { tellEmpty } from '../listing.js';
import { note, print, printJson, printLine } from '../output.js';
import { tableText } from '../table.js';

interface Flags extends CitationAddress {
  readonly db: string;
  readonly json?: boolean;
  readonly file: string;
  readonly dryRun?: boolean;
  readonly reason: string;
  readonly by: string;
  readonly date?: string;
  readonly to?: string;
  readonly as?: string;
  readonly rules?: readonly string[];
}

const citationsTable = (citations: readonly MetCitation[], context: Context): string => {
  const { columns } = context.say;
  return tableText(
    [{ head: columns.page, align: 'right' }, { head: '#', align: 'right' }, { head: columns.quote, least: 24 }, { head: columns.number }],
    citations.map(({ page, nth, quote, number }) => [page, nth, quote, number]),
    context,
  );
};

/** Says why there is no entry, and sets the exit code. */
const explainNone = ({ document }: CorrectionRequest, { lacks, citations }: Proposal, files: readonly string[], context: Context): void => {
  const { corrections } = context.say;
  if (lacks === 'others') throw failure('E201', '', corrections.nothingLeft);
  if (lacks === 'files') throw failure('E201', '', corrections.noSplit(files.join(', ')));
  if (lacks === 'target') throw failure('E201', '', corrections.noTarget);
  process.exitCode = lacks === 'choice' ? EXIT.several : EXIT.nothing;
  note(lacks === 'choice' ? corrections.severalCitations : corrections.noCitation(document));
  note(citationsTable(citations, context));
};

const quoted = (text: string): string => (/^[\w./~-]+$/.test(text) ? text : `"${text.replaceAll('"', '')}"`);

const tell = async (proposal: Proposal, flags: Flags, context: Context): Promise<void> => {
  const { corrections } = context.say;
  const { entries, citations, counterExample } = proposal;
  const { lines, yaml } = await writeCorrections(flags.file, entries, { dryRun: flags.dryRun });
  if (flags.json) await printJson({ ...proposal, file: flags.file, lines, yaml });
  else {
    await print(yaml);
    if (counterExample) {
      await printLine(`---\n# ${corrections.counterExample(counterExample.rule)}`);
      if (!counterExample.reproduces) await printLine(`# ${corrections.onlyThere}`);
      await print(counterExample.yaml);
    }
  }
  if (citations.length > 0) note(corrections.covers(citations.length));
  if (flags.dryRun) return;
  note(corrections.written(flags.file, lines.join(', ')));
  note(corrections.applyWith(`danchieu correct apply ${quoted(flags.file)} --db ${quoted(shownAddress(flags.db))}`));
};

/** The one document that is meant by each query, or a word of why not. */
const withDocuments = (
  queries: readonly string[],
  flags: Flags,
  context: Context,
  work: (ids: readonly string[], files: readonly string[]) => Promise<void>,
  ids: readonly string[] = [],
  files: readonly string[] = [],
): Promise<void> => {
  const [query, ...others] = queries;
  if (query === undefined) return work(ids, files);
  return withDocument(query, flags, context, (_, document) =>
    withDocuments(others, flags, context, work, [...ids, document.id], files.length > 0 ? files : document.files),
  );
};

const propose = (
  queries: readonly string[],
  flags: Flags,
  context: Context,
  requestOf: (ids: readonly string[]) => CorrectionRequest,
): Promise<void> =>
  withDocuments(queries, flags, context, async (ids, files) => {
    const request = requestOf(ids);
    const { reason, by, date, rules, db } = flags;
    const today = new Date().toISOString().slice(0, 10);
    const proposal = await withArchive(db, (archive) => archive.propose(request, { reason, by, date: date ?? today }, { rules }));
    if (proposal.entries.length > 0) return tell(proposal, flags, context);
    if (flags.json) await printJson({ ...proposal, file: flags.file, lines: [], yaml: '' });
    return explainNone(request, proposal, files, context);
  });

const addressIn = ({ quote, number, nth }: Flags, { say }: Context): CitationAddress => {
  if (quote === undefined && number === undefined) throw failure('E201', '', say.corrections.noAddress);
  return { quote, number, nth };
};

/** The path of a numbered document in full: place and body, type, year, number. */
const FULL_PATH = /^vn(?:\/[\w-]+){3,}\/\d{4}[\d-]*\/[^/\s]+(?:\/~[^/\s]+)?$/u;

/** A document that the archive has not met, named in full: a citation may lead to it all the same. */
const isUnseen = async (to: string, { db }: Flags): Promise<boolean> =>
  FULL_PATH.test(to) && (await withArchive(db, (archive) => archive.find(to))).candidates.length === 0;

export const decide =
  (action: 'accept' | 'reject' | 'settle') =>
  async (id: string, flags: Flags, context: Context): Promise<void> => {
    const at = addressIn(flags, context);
    const { to } = flags;
    const request = ([document = '', meant = to]: readonly string[]): CorrectionRequest => ({ action, document, at, to: meant });
    if (to === undefined || (await isUnseen(to, flags))) {
      if (to !== undefined) note(context.say.corrections.unseen(to));
      return propose([id], flags, context, request);
    }
    return propose([id, to], flags, context, request);
  };

/** Values are NFC, as everything that is read. */
const valuesIn = (pairs: readonly string[], { say }: Context): Record<string, string | null> =>
  Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      if (at < 1) throw failure('E201', '', say.corrections.noValue(pair));
      return [
        pair.slice(0, at),
        pair
          .slice(at + 1)
          .normalize('NFC')
          .trim() || null,
      ];
    }),
  );

export const set = (id: string, pairs: readonly string[], flags: Flags, context: Context): Promise<void> => {
  const values = valuesIn(pairs, context);
  const at = flags.quote === undefined && flags.number === undefined ? undefined : addressIn(flags, context);
  return propose([id], flags, context, ([document = '']) => ({ action: 'set', document, at, values }));
};

export const merge = (id: string, others: readonly string[], flags: Flags, context: Context): Promise<void> =>
  propose([id, ...others], flags, context, ([document = '', ...rest]) => ({ action: 'merge', document, others: rest }));

export const split = (id: string, files: readonly string[], flags: Flags, context: Context): Promise<void> =>
  propose([id], flags, context, ([document = '']) => ({ action: 'split', document, files, as: flags.as }));

interface ListFlags {
  readonly db: string;
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly none?: boolean;
  readonly rules?: readonly string[];
}

export const list = ({ db, json, csv }: ListFlags, context: Context): Promise<void> =>
  withArchive(db, async (archive) => {
    const corrections = await archive.corrections();
    if (!corrections) tellEmpty(context.say.corrections.none);
    if (json) return printJson(corrections);
    if (csv) return corrections ? print(await csvText(correctionCells(corrections))) : undefined;
    if (corrections) await printLine(correctionsText(corrections, context));
  });

export const apply = (file: string | undefined, { db, json, none, rules }: ListFlags, context: Context): Promise<void> => {
  if ((file === undefined) !== (none ?? false)) throw failure('E201', '', context.say.usage.missingArgument('file'));
  const work = async (archive: Archive): Promise<void> => {
    const corrections = await archive.correct(file ?? null, { rules });
    if (json) return printJson(corrections);
    return printLine(corrections ? correctionsText(corrections, context) : context.say.corrections.none);
  };
  return withArchive(db, work, { upgrade: true });
};
