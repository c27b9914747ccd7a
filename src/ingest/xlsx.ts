import type { Result } from '../model/problem.js';
import { ok, refuse } from '../model/problem.js';
import { TextBuilder } from './builder.js';
import type { Context, Reading } from './reading.js';
import { messageOf } from './reading.js';
import { addSheet } from './sheet.js';
import { versionOf } from './version.js';
import { entriesOf, inflatesWithin } from './zip.js';

/** The library holds all cells of a workbook as values. */
const MAX_XML = 80 * 2 ** 20;

/**
 * Reads a workbook (XLSX): each sheet under its name, the lines above its table as text, then rows with regions.
 * What formulas came to is read as it was saved. Refuses E105 (damaged), E107 (inflates to too much).
 */
export async function readXlsx(bytes: Uint8Array, context: Context): Promise<Result<Reading>> {
  const { where, limits } = context;
  const most = Math.min(MAX_XML, limits.maxInflated);
  const xml = (entriesOf(bytes) ?? []).filter(({ name }) => /\.xml$/i.test(name)).reduce((sum, { inflated }) => sum + inflated, 0);
  if (xml > most) return refuse('E107', where, `inflates to ${xml} bytes`);
  if (!(await inflatesWithin(bytes, limits.maxInflated).catch(() => true)))
    return refuse('E107', where, `inflates to more than ${limits.maxInflated} bytes`);
  const { default: readExcelFile } = await import('read-excel-file/node');
  const sheets = await readExcelFile(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)).catch((error: unknown) =>
    messageOf(error),
  );
  if (typeof sheets === 'string') return refuse('E105', where, sheets);
  const out = new TextBuilder();
  for (const { sheet, data } of sheets) addSheet(out, sheet, data);
  return ok({ ...out.finish(), pages: [0], encoding: null, parser: { name: 'read-excel-file', version: versionOf('read-excel-file') } });
}
