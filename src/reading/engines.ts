import { versionOf } from '../ingest/version.js';

const PARSERS = ['pdf-parse', 'mammoth', 'word-extractor', 'linkedom', 'iconv-lite', 'tesseract.js'];

/** The packages that take files apart, with their versions. */
export const engines = (): Record<string, string> =>
  Object.fromEntries(PARSERS.map((name) => [name, versionOf(name)] as const).filter(([, version]) => version !== ''));
