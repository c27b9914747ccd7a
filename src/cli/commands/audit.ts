import { type AuditCount, type AuditRow, FINDINGS, type FindingCode, failure, findingCodes, type Severity } from '../../index.js';
import { FINDING } from '../../tables/index.js';
import { type ArchiveOptions, withArchive, withDocument } from '../archive.js';
import { blockText, tallyText } from '../audit-text.js';
import type { Context } from '../context.js';
import { printCsv } from '../listing.js';
import { note, print, printLine } from '../output.js';

export interface AuditFlags extends ArchiveOptions {
  readonly severity?: Severity;
  readonly code?: readonly string[];
  readonly all?: boolean;
  readonly csv?: boolean;
  readonly limit?: number;
  readonly rules?: readonly string[];
}

/** Codes that are asked for: those named, or of the severity named; notes only where they are wanted. */
const chosen = ({ severity, code, all, json, csv }: AuditFlags, { say }: Context): FindingCode[] => {
  for (const one of code ?? []) if (!findingCodes.includes(one as FindingCode)) throw failure('E201', '', say.audit.unknownCode(one));
  if (code) return code as FindingCode[];
  const every = all || json || csv;
  return findingCodes.filter((one) => (severity === undefined ? every || FINDINGS[one] !== 'info' : FINDINGS[one] === severity));
};

/** Counts of what went by. Findings made at reading come in order of document, so no set of documents need be kept for them. */
const counter = () => {
  const counts = new Map<string, { count: AuditCount; last: string; documents: number; findings: number }>();
  return {
    add: ({ code, severity, document }: AuditRow): void => {
      const entry = counts.get(code) ?? { count: { code, severity, findings: 0, documents: 0 }, last: '', documents: 0, findings: 0 };
      entry.findings++;
      if (entry.last !== document) entry.documents++;
      entry.last = document;
      counts.set(code, entry);
    },
    all: (): AuditCount[] => [...counts.values()].map(({ count, documents, findings }) => ({ ...count, documents, findings })),
  };
};

type Shown = AsyncIterable<AuditRow>;

/** Hands on the first rows and counts all. */
async function* limited(rows: Shown, limit: number | undefined, add: (row: AuditRow) => void): AsyncGenerator<AuditRow> {
  let shown = 0;
  for await (const row of rows) {
    add(row);
    if (limit === undefined || shown++ < limit) yield row;
  }
}

const printAsJson = async (rows: Shown, counts: () => AuditCount[], documents: number): Promise<void> => {
  let mark = '{\n  "findings": [\n';
  for await (const row of rows) {
    await print(`${mark}    ${JSON.stringify(row)}`);
    mark = ',\n';
  }
  const open = mark.startsWith('{') ? '{\n  "findings": [' : '\n  ';
  await printLine(`${open}],\n  "counts": ${JSON.stringify(counts())},\n  "documents": ${documents}\n}`);
};

const printAsText = async (rows: Shown, counts: () => AuditCount[], documents: number, hidden: number, context: Context): Promise<void> => {
  let code = '';
  let shown = 0;
  for await (const row of rows) {
    await printLine(blockText(row, row.code !== code, context));
    code = row.code;
    shown++;
  }
  await printLine(tallyText(counts(), { shown, documents, hidden }, context));
};

/** The documents that are meant; says so where a word means none or several. */
const documentsOf = async (ids: readonly string[], flags: AuditFlags, context: Context): Promise<string[] | null> => {
  const documents: string[] = [];
  for (const id of ids)
    await withDocument(id, flags, context, async (_, document) => {
      documents.push(document.id);
    });
  return documents.length === ids.length ? documents : null;
};

export const audit = async (ids: readonly string[], flags: AuditFlags, context: Context): Promise<void> => {
  const codes = chosen(flags, context);
  const documents = await documentsOf(ids, flags, context);
  if (documents === null) return;
  await withArchive(flags.db, async (archive) => {
    const tally = counter();
    const rows = archive.audit({ codes, documents, language: context.language, rules: flags.rules });
    const shown = limited(rows, flags.limit, tally.add);
    if (flags.csv) return printCsv(FINDING, shown);
    const looked = documents.length > 0 ? documents.length : await archive.count();
    if (flags.json) return printAsJson(shown, tally.all, looked);
    const hidden = documents.length > 0 || codes.some((code) => FINDINGS[code] === 'info') ? 0 : await archive.notes();
    await printAsText(shown, tally.all, looked, hidden, context);
    if (tally.all().length === 0 && hidden === 0) note(context.say.audit.none);
  });
};
