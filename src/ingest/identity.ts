import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type IngestSettings, limitsOf } from './options.js';
import { versionOf } from './version.js';

const HERE = fileURLToPath(new URL('.', import.meta.url));

/** Libraries that make text out of bytes. */
const PARSERS = [
  ...['pdf-parse', 'pdfjs-dist', 'mammoth', 'linkedom', 'file-type', 'iconv-lite', 'fflate', 'word-extractor', '@zip.js/zip.js'],
  ...['tar-stream', 'postal-mime', 'officecrypto-tool', 'read-excel-file', '@kenjiuno/msgreader', 'utif2', 'tesseract.js'],
  '@tesseract.js-data/vie',
];

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

let code: string | null = null;

/** Of the code itself: a version that people have to raise would be forgotten once, and old texts believed. */
const codeVersion = (): string => {
  const files = (readdirSync(HERE, { recursive: true }) as string[]).filter((name) => /\.[jt]s$/.test(name) && !name.endsWith('.d.ts'));
  code ??= digest(
    [...files.sort().map((name) => readFileSync(join(HERE, name), 'utf8')), ...PARSERS.map((name) => `${name} ${versionOf(name)}`)].join(
      '\n',
    ),
  );
  return code;
};

/**
 * The version of the parsers and of the settings that decide what text they give. Passwords are left out: what was
 * opened by one is the same text by any other. So are limits that refuse: a file that was read under higher ones
 * (`--only-failed --max-text …`) stays read when the next run has the common ones again.
 */
export const ingestVersion = (settings: IngestSettings = {}): string =>
  `${codeVersion()}+${digest(JSON.stringify([limitsOf(settings).maxPages, settings.ocr ?? true, settings.ocrLanguages ?? ['vie']]))}`;
