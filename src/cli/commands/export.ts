import { type Format, failure } from '../../index.js';
import { withArchive } from '../archive.js';
import type { Context } from '../context.js';
import { note, print } from '../output.js';

export interface ExportFlags {
  readonly db: string;
  readonly format: Format;
  readonly out?: string;
  readonly table?: string;
  readonly redact?: boolean;
  readonly rules?: readonly string[];
}

export const exportAll = async ({ db, format, out, table, redact, rules }: ExportFlags, { say }: Context): Promise<void> => {
  if (table !== undefined && format !== 'csv') throw failure('E201', '', say.usage.tableOfCsv);
  return withArchive(db, async (archive) => {
    if (out !== undefined) return note(say.exported((await archive.export(format, out, { redact, rules })).length, out));
    if (format === 'parquet') throw failure('E201', '', say.exports.parquetWantsFolder);
    for await (const piece of archive.exportText(format, { table, redact, rules })) await print(piece);
  });
};
