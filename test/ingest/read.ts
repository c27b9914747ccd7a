import { expect } from 'vitest';
import type { IngestOptions } from '../../src/ingest/index.js';
import { ingest } from '../../src/ingest/index.js';
import type { RawText, Region } from '../../src/model/source.js';
import { RawText as Schema } from '../../src/model/source.js';

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Reads bytes that must be readable, and checks what holds for every reading. */
export async function read(bytes: Uint8Array, options: IngestOptions = {}): Promise<RawText> {
  const result = await ingest(bytes, { uri: 'test' }, options);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  const raw = result.value;
  expect(Schema.safeParse(raw).error).toBeUndefined();
  expect(raw.text).not.toMatch(/[\r\0]/);
  for (const r of raw.regions) expect(r.start < r.end && r.end <= raw.text.length).toBe(true);
  return raw;
}

export async function refusal(bytes: Uint8Array, options: IngestOptions = {}): Promise<string> {
  const result = await ingest(bytes, { uri: 'test' }, options);
  return result.ok ? 'read' : result.problem.code;
}

export const textIn = (raw: RawText, role: Region['role']): string[] =>
  raw.regions.filter((r) => r.role === role).map((r) => raw.text.slice(r.start, r.end).trim());

/** The text without its chrome and furniture. */
export function bodyOf(raw: RawText): string {
  let text = raw.text;
  for (const r of [...raw.regions].sort((a, b) => b.start - a.start)) {
    if (r.role === 'chrome' || r.role === 'furniture' || r.role === 'page-title') text = text.slice(0, r.start) + text.slice(r.end);
  }
  return text;
}
