import type { Cell, Document, OffsetMap, RawText, Region, Span, Table } from '../model/index.js';
import type { Rules } from '../rules/index.js';
import { findBlocks } from './blocks.js';
import { normalizeCharacters } from './characters.js';
import { columns, flattened, flattenedFoot } from './columns.js';
import { languageOf } from './language.js';
import { applyEdits, compose, type Edit, IDENTITY, toNewer } from './offsets.js';
import { recognizedIn, repairs } from './recognized.js';
import { joins } from './reflow.js';

export { toOlder as toRaw } from './offsets.js';
export { repairedText } from './recognized.js';

/**
 * Makes the one text that every span counts in: characters of one form, page furniture gone, lines
 * that the paper broke joined, and blocks found. Pure: the same raw text and rules give the same document.
 */
export function normalize(raw: RawText, rules: Rules): Document {
  const letters = normalizeCharacters(raw.text);
  const uncluttered = applyEdits(letters.text, furniture(raw.regions, letters.text, letters.map));
  const toUncluttered = compose(letters.map, uncluttered.map);
  const gaps = SET_WITH_BLANKS.has(raw.source.mediaType)
    ? outside(columns(uncluttered.text), regionsIn(raw.regions, ['table'], toUncluttered))
    : [];
  const apart = inOrder([...gaps, ...flattened(uncluttered.text, rules), ...flattenedFoot(uncluttered.text, rules)]);
  const bare = apart.length > 0 ? applyEdits(uncluttered.text, apart) : { text: uncluttered.text, map: IDENTITY };
  const unrepaired = compose(toUncluttered, bare.map);
  const repaired = repairs(bare.text, recognizedIn(raw, unrepaired), rules);
  const toBare = compose(unrepaired, repaired.map);
  const frozen = regionsIn(raw.regions, ['chrome', 'table', 'page-title'], toBare);
  const beside = new Set(apart.map(({ start }) => toNewer(compose(bare.map, repaired.map), start)));
  const flowing = joins(repaired.text, raw.parser.name.startsWith('pdf') || raw.ocr !== undefined, rules, beside);
  const flowed = applyEdits(repaired.text, outside(flowing, frozen));
  const toRaw = compose(toBare, flowed.map);
  const chrome = regionsIn(raw.regions, ['chrome', 'page-title'], toRaw);
  const tables = regionsIn(raw.regions, ['table'], toRaw);
  return {
    raw,
    text: flowed.text,
    toRaw,
    blocks: findBlocks(flowed.text, chrome, tables, rules),
    tables: tablesIn(raw.regions, toRaw),
    language: languageOf(flowed.text),
  };
}

/** Edits one behind the other; of two that meet the first counts. */
function inOrder(edits: readonly Edit[]): Edit[] {
  const sorted = edits.toSorted((a, b) => a.start - b.start);
  return sorted.filter((edit, i) => i === 0 || edit.start >= (sorted[i - 1] as Edit).end);
}

/** Formats in which people set columns with blanks. */
const SET_WITH_BLANKS = new Set(['text/plain', 'application/msword', 'application/rtf', 'text/rtf']);

/** The offset in `Document.text` that one in the raw text became. */
export const toDocument = (document: Document, raw: number): number => toNewer(document.toRaw, raw);

/** The offset in `Document.text` at which each page begins. */
export const pagesOf = (document: Document): number[] => document.raw.pages.map((start) => toNewer(document.toRaw, start));

function regionsIn(regions: readonly Region[], roles: readonly Region['role'][], map: OffsetMap): Span[] {
  const spans = regions
    .filter((region) => roles.includes(region.role))
    .map((region) => ({ start: toNewer(map, region.start), end: toNewer(map, region.end) }))
    .sort((a, b) => a.start - b.start);
  const flat: { start: number; end: number }[] = [];
  for (const span of spans) {
    const last = flat.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else flat.push({ ...span });
  }
  return flat;
}

/** Tables with their cells; a table inside a cell of another one is a table of its own. */
function tablesIn(regions: readonly Region[], map: OffsetMap): Table[] {
  const tables: { start: number; end: number; cells: Cell[] }[] = [];
  for (const region of regions) {
    const span = { start: toNewer(map, region.start), end: toNewer(map, region.end) };
    if (region.role === 'table') tables.push({ ...span, cells: [] });
    if (region.role !== 'cell') continue;
    const { row = 0, column = 0, rowSpan = 1, columnSpan = 1 } = region;
    tables
      .findLast((table) => table.start <= span.start && span.end <= table.end)
      ?.cells.push({ ...span, row, column, rowSpan, columnSpan });
  }
  return tables;
}

/** Takes page numbers and running heads out, with the line that they stood on. */
function furniture(regions: readonly Region[], text: string, map: OffsetMap): Edit[] {
  return regionsIn(regions, ['furniture'], map).map(({ start, end }) => {
    let to = end;
    while (to < text.length && /\s/.test(text[to] as string)) to++;
    const from = start;
    const breaks = text.slice(end, to).includes('\n') && from > 0 && text[from - 1] !== '\n';
    return { start: from, end: to, by: breaks ? '\n' : '' };
  });
}

function outside(edits: readonly Edit[], frozen: readonly Span[]): Edit[] {
  let k = 0;
  return edits.filter((edit) => {
    while (k < frozen.length && (frozen[k] as Span).end < edit.start) k++;
    const next = frozen[k];
    return next === undefined || edit.end < next.start;
  });
}
