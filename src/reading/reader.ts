import { auditDocument, type RawFinding } from '../audit/index.js';
import { type Extraction, extract } from '../extract/index.js';
import { type IngestOptions, ingest } from '../ingest/index.js';
import { type Linked, link } from '../link/index.js';
import { type Document, ok, type RawText, type Reading, type Result } from '../model/index.js';
import { normalize, pagesOf } from '../normalize/index.js';
import type { Rules } from '../rules/index.js';
import { doubted } from './doubts.js';
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
  return ok({ ...(await readText(raw.value, rules)), problems: raw.problems }, raw.problems);
}

interface Facts {
  readonly document: Document;
  readonly extraction: Extraction;
  readonly linked: Linked;
}

function factsOf(raw: RawText, rules: Rules): Facts {
  const document = normalize(raw, rules);
  const extraction = doubted(extract(document, rules), document);
  return { document, extraction, linked: link(document, extraction.kind, extraction.facts, rules) };
}

const audit = ({ document, extraction, linked: { type, citations, context } }: Facts, rules: Rules): RawFinding[] =>
  auditDocument({ document, ...extraction, type, citations, date: context.date, issuer: context.issuer }, rules);

const readingOf = ({ document, extraction, linked }: Facts, findings: readonly RawFinding[], rules: Rules): Reading => ({
  source: document.raw.source,
  text: document.text,
  pages: pagesOf(document),
  summary: summarize(document, extraction, linked, { keywords: [], findings }, rules),
  key: linked.key,
  citationKeys: linked.citations.map((citation) => citation.key),
  ...(document.raw.ocr ? { ocr: { engine: document.raw.ocr.engine, pages: document.raw.ocr.pages } } : {}),
  problems: [],
});

/** Everything behind the parsers. */
export async function readText(raw: RawText, rules: Rules): Promise<Reading> {
  const { keywordsOf } = await import('./keywords.js');
  const reading = readRaw(raw, rules);
  const keywords = keywordsOf(reading.text, reading.summary.document.title, rules);
  return { ...reading, summary: { ...reading.summary, keywords } };
}

/** `readText` without keywords, which need a library to be loaded. */
export function readRaw(raw: RawText, rules: Rules): Reading {
  const facts = factsOf(raw, rules);
  return readingOf(facts, audit(facts, rules), rules);
}

/** `readRaw` for those who ask for facts alone: nothing is checked, there are no findings. */
export const readFacts = (raw: RawText, rules: Rules): Reading => readingOf(factsOf(raw, rules), [], rules);
