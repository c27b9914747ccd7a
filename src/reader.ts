import { auditDocument } from './audit/index.js';
import { extract } from './extract/index.js';
import { type IngestOptions, ingest } from './ingest/index.js';
import { link } from './link/index.js';
import { ok, type RawText, type Reading, type Result } from './model/index.js';
import { normalize, pagesOf } from './normalize/index.js';
import type { Rules } from './rules/index.js';
import { summarize } from './summary.js';

/**
 * The road of one document: bytes, raw text, one text with blocks, facts, citations, summary.
 * Nothing outside the bytes and the rules has a part in it.
 */
export async function readSource(
  bytes: Uint8Array,
  source: { readonly uri: string; readonly size?: number },
  rules: Rules,
  options: IngestOptions = {},
): Promise<Result<Reading>> {
  const raw = await ingest(bytes, source, options);
  if (!raw.ok) return raw;
  const { keywordsOf } = await import('./keywords.js');
  const reading = readRaw(raw.value, rules);
  const keywords = keywordsOf(reading.text, reading.summary.document.title, rules);
  return ok({ ...reading, summary: { ...reading.summary, keywords }, problems: raw.problems }, raw.problems);
}

/** Everything behind the parsers; keywords, which need a library to be loaded, are left out. */
export function readRaw(raw: RawText, rules: Rules): Reading {
  const document = normalize(raw, rules);
  const extraction = extract(document, rules);
  const linked = link(document, extraction.kind, extraction.facts, rules);
  const { type, citations, context } = linked;
  const findings = auditDocument({ document, ...extraction, type, citations, date: context.date, issuer: context.issuer }, rules);
  return {
    source: raw.source,
    text: document.text,
    pages: pagesOf(document),
    summary: summarize(document, extraction, linked, { keywords: [], findings }, rules),
    key: linked.key,
    citationKeys: linked.citations.map((citation) => citation.key),
    problems: [],
  };
}
