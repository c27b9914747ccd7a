import type { SeenRow } from '../model/index.js';
import { compare } from '../model/index.js';
import type { IsolatedReader } from '../reading/isolated.js';

type Read = IsolatedReader['read'];

/** Counts what is recognised from pictures while files are read, by engine. */
export function countingPictures(read: Read): { readonly read: Read; readonly seen: () => SeenRow[] } {
  const rows = new Map<string, { engine: string; version: string; documents: number; pages: number; confidence: number }>();
  return {
    read: async (file, raw) => {
      const result = await read(file, raw);
      // what was kept was recognised in an earlier run
      const ocr = result.ok && !raw ? result.value.ocr : undefined;
      if (!ocr?.engine) return result;
      const { name, version } = ocr.engine;
      const row = rows.get(`${name} ${version}`) ?? { engine: name, version, documents: 0, pages: 0, confidence: 0 };
      row.documents++;
      row.pages += ocr.pages.length;
      row.confidence += ocr.pages.reduce((sum, page) => sum + page.confidence, 0);
      rows.set(`${name} ${version}`, row);
      return result;
    },
    seen: () =>
      [...rows.values()]
        .map((row) => ({ ...row, confidence: Math.round((row.confidence / Math.max(1, row.pages)) * 1000) / 1000 }))
        .sort((a, b) => compare(a.engine, b.engine)),
  };
}
