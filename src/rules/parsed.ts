import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { parseDocument } from 'yaml';

/** A file of YAML as the build parsed it: its value, and the lines in which the entries of its lists begin. */
export interface Parsed {
  readonly data: unknown;
  readonly lines: Readonly<Record<string, readonly number[]>>;
}

// Parsing YAML takes half the time that a reading process needs to start. Only a build has this file.
const RECORD = new URL('./parsed.json', import.meta.url);

let record: Readonly<Record<string, Parsed>> | null = null;

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What the build made of exactly this text; null for any other. */
export function parsedBefore(text: string): Parsed | null {
  record ??= existsSync(RECORD) ? (JSON.parse(readFileSync(RECORD, 'utf8')) as Record<string, Parsed>) : {};
  return record[digest(text)] ?? null;
}

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

function parse(text: string): Parsed {
  const doc = parseDocument(text);
  const data: unknown = doc.toJS() ?? {};
  const lines: Record<string, number[]> = {};
  for (const [key, value] of Object.entries(data as object))
    if (Array.isArray(value))
      lines[key] = value.map((_, i) => lineAt(text, (doc.getIn([key, i], true) as { range?: [number] } | undefined)?.range?.[0] ?? 0));
  return { data, lines };
}

/** What `parsedBefore` looks into, for these texts. */
export const recordOf = (texts: readonly string[]): Record<string, Parsed> =>
  Object.fromEntries(texts.map((text) => [digest(text), parse(text)]));
