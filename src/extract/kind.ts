import type { Block, Document, HeaderFact, Kind } from '../model/index.js';
import { linesIn, type Rules } from '../rules/index.js';

/** Less text than this tells nothing. */
const ENOUGH = 200;
const FIRST_LINES = 8;
const MOST_CHROME = 0.05;

/**
 * Tells an official document from a page that carries one and from a report about one.
 * A head of its own makes a document official, unless a page stands around it.
 */
export function kindOf(document: Document, header: readonly HeaderFact[], rules: Rules): Kind {
  const { text, blocks } = document;
  const roles = new Set(blocks.map((block) => block.role));
  const field = (name: HeaderFact['field']) => header.find((fact) => fact.field === name);
  const head = roles.has('letterhead') && (field('number') !== undefined || field('date') !== undefined || field('issuer') !== undefined);
  const headed = field('number')?.rule === 'header.own-heading';
  const page = roles.has('chrome') && document.raw.source.mediaType === 'text/html';
  const surrounded =
    document.raw.regions.some((region) => region.role === 'chrome') ||
    lengthOf(blocks.filter((block) => block.role === 'chrome')) > text.length * MOST_CHROME;
  if (head || headed) return page && surrounded ? 'web-page' : 'official';
  if (field('type') !== undefined && roles.has('signature')) return page ? 'web-page' : 'official';
  const body = blocks.filter((block) => block.role !== 'chrome');
  if (lengthOf(body) < ENOUGH) return 'unknown';
  if (OFFICE.test(document.raw.source.mediaType)) return opensWithBasis(text, body, rules) || field('number') ? 'official' : 'unknown';
  const carried = countIn(text, body, rules.search('layout.carried'), 2);
  if (carried > 0 && opensWithBasis(text, body, rules)) return 'web-page';
  if (countIn(text, body, CITED, 1) > 0) return carried > 1 ? 'web-page' : 'news';
  return page || roles.has('chrome') ? 'news' : 'unknown';
}

/** Nobody publishes news as a file of an office program. */
const OFFICE = /msword|rtf|wordprocessingml/;

const CITED = /\d[\d/-]*[/-]\s?\p{Lu}{2}/gu;

const lengthOf = (blocks: readonly Block[]): number => blocks.reduce((sum, { start, end }) => sum + end - start, 0);

/** How often a pattern stands in the blocks; no more than `most` are counted. */
function countIn(text: string, blocks: readonly Block[], pattern: RegExp, most: number): number {
  let count = 0;
  let block = 0;
  for (const { index } of text.matchAll(pattern)) {
    while (block < blocks.length && (blocks[block] as Block).end <= index) block++;
    const around = blocks[block];
    if (around && around.start <= index && ++count === most) break;
  }
  return count;
}

function opensWithBasis(text: string, body: readonly Block[], rules: Rules): boolean {
  let lines = 0;
  for (const block of body)
    for (const { start, end } of linesIn(text, block)) {
      if (end - start > LONG && rules.pattern('layout.basis').isAt(text, start)) return true;
      if (++lines === FIRST_LINES) return false;
    }
  return false;
}
const LONG = 60;
