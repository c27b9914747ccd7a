import type { Document, HeaderFact, Kind } from '../model/index.js';
import { linesIn, type Rules } from '../rules/index.js';

/**
 * Tells an official document from a page that carries one and from a report about one.
 * A head of its own makes a document official, unless a page stands around it.
 */
export function kindOf(document: Document, header: readonly HeaderFact[], rules: Rules): Kind {
  const roles = new Set(document.blocks.map((block) => block.role));
  const field = (name: HeaderFact['field']) => header.find((fact) => fact.field === name);
  const head = roles.has('letterhead') && (field('number') !== undefined || field('date') !== undefined || field('issuer') !== undefined);
  const page = roles.has('chrome') && document.raw.source.mediaType === 'text/html';
  if (head) return page && share(document, 'chrome') > 0.15 ? 'web-page' : 'official';
  if (field('type') !== undefined && roles.has('signature')) return page ? 'web-page' : 'official';
  const body = document.blocks.filter((block) => block.role !== 'chrome');
  const text = body.map((block) => document.text.slice(block.start, block.end)).join('\n');
  if (text.length < 200) return 'unknown';
  const lines = body.flatMap((block) => linesIn(document.text, block));
  const basis = lines.slice(0, 8).some((line) => startsWithBasis(document.text.slice(line.start, line.end), rules));
  const carried = text.match(rules.search('layout.carried'))?.length ?? 0;
  if (basis && carried > 0) return 'web-page';
  const cited = /\d[\d/-]*[/-]\s?\p{Lu}{2}/u.test(text);
  if (cited) return carried > 1 ? 'web-page' : 'news';
  return page || roles.has('chrome') ? 'news' : 'unknown';
}

function startsWithBasis(line: string, rules: Rules): boolean {
  return line.length > 60 && rules.pattern('layout.basis').isAt(line, 0);
}

function share(document: Document, role: string): number {
  let part = 0;
  for (const block of document.blocks) if (block.role === role) part += block.end - block.start;
  return part / Math.max(1, document.text.length);
}
