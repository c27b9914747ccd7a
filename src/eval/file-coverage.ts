import { extract } from '../extract/index.js';
import type { Document, Fact, RawText, Span } from '../model/index.js';
import { normalize, pagesOf } from '../normalize/index.js';
import type { Rules } from '../rules/index.js';
import type { UnreadPlace } from './answers.js';

/** What came of the rules in one document. */
export interface FileCoverage {
  /** Facts by kind of rule and rule. */
  readonly facts: readonly { readonly finds: string; readonly rule: string }[];
  /** Places that fit the words of each relation rule. */
  readonly places: Readonly<Record<string, number>>;
  readonly unread: readonly UnreadPlace[];
}

/**
 * Figures, maybe a year, a separator and capitals that begin no word. What stands behind a slash or in an address is part of
 * something else, and so is what follows a capital (forms are called B01/BCQT, B1-4-LLCN).
 */
const NUMBER_LIKE =
  /(?<![\d/=?&%\p{Lu}])(?<!\p{Lu}\d{0,9}-)\d{1,9}(?:[/-]\d{1,9}){0,2}[/-][A-Z\u0110\u00d0](?!\p{Ll}{2})[\p{L}\d/&._-]{0,40}/gu;
const QUOTE = 40;

const FINDS: Readonly<Partial<Record<Fact['kind'], string>>> = {
  mention: 'citation',
  date: 'date',
  period: 'period',
  deadline: 'deadline',
  award: 'award',
  campaign: 'campaign',
  target: 'target',
};

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** What looks like a document number and is in no citation, not the document's own, and no furniture of its page. */
const unreadIn = (document: Document, facts: readonly Fact[]): UnreadPlace[] => {
  const { text } = document;
  const pages = pagesOf(document);
  const taken: Span[] = [
    ...facts.filter((fact) => fact.kind === 'mention' || (fact.kind === 'header' && fact.field === 'number')).map(({ span }) => span),
    ...document.blocks.filter(({ role }) => role === 'chrome'),
  ];
  return [...text.matchAll(NUMBER_LIKE)].flatMap(({ index, 0: match }) => {
    const found = match.replace(/[/&._-]+$/, '');
    const span = { start: index, end: index + found.length };
    if (taken.some((other) => overlaps(span, other))) return [];
    const quote = oneLine(text.slice(Math.max(0, span.start - QUOTE), span.end + QUOTE));
    const page = Math.max(1, pages.findLastIndex((start) => start <= span.start) + 1);
    return [{ ...span, page, text: found, file: document.raw.source.uri, quote }];
  });
};

/** Reads one document and looks at what the rules made of it. Pure. */
export const coverageOf = (raw: RawText, rules: Rules): FileCoverage => {
  const document = normalize(raw, rules);
  const { facts } = extract(document, rules);
  const { hits } = rules.anchors.run(document.text);
  return {
    facts: facts.flatMap(({ kind, rule }) => {
      const finds = FINDS[kind];
      return finds === undefined ? [] : [{ finds, rule }];
    }),
    places: Object.fromEntries(rules.of('relation').map(({ id }) => [id, hits.get(id)?.length ?? 0])),
    unread: unreadIn(document, facts),
  };
};
