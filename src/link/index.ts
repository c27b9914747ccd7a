import type { Completed, Document, Fact, HeaderFact, IdentityKey, Kind, Mention, Relation } from '../model/index.js';
import type { Rules } from '../rules/index.js';
import { complete } from './complete.js';
import { type Context, contextOf } from './context.js';
import { keyOf, pathOfBlank, pathOfKey } from './keys.js';
import { nameBody } from './names.js';

export type { Context } from './context.js';
export { keyOf, missingParts, pathOfKey } from './keys.js';
export { nameBody } from './names.js';
export { type Citing, EMPTY_INDEX, type Resolution, resolve } from './resolve.js';
export { bodyOfSymbol } from './symbols.js';
export { NOWHERE } from './viewpoint.js';

/** A document's own identity and its citations, completed from what the document itself tells. */
export interface Linked {
  readonly context: Context;
  readonly id: string | null;
  readonly key: IdentityKey | null;
  readonly issuer: string | null;
  readonly type: string | null;
  readonly citations: readonly Completed[];
}

export function link(document: Document, kind: Kind, facts: readonly Fact[], rules: Rules): Linked {
  const header = facts.filter((fact): fact is HeaderFact => fact.kind === 'header');
  const mentions = facts.filter((fact): fact is Mention => fact.kind === 'mention');
  const context = contextOf(document, header, mentions, rules);
  const own = identify(document, kind, header, context, rules);
  const cited = complete(mentions, context, rules).filter((citation) => !isSelf(citation, own, context));
  const citations = own.type === rules.word('consolidated') ? cited.map(asNoted) : cited;
  return { context, ...own, citations };
}

/** A consolidated text notes what other documents changed and ended; it does nothing of that itself. */
const asNoted = (citation: Completed): Completed =>
  DEEDS.has(citation.mention.relation) ? { ...citation, mention: { ...citation.mention, relation: 'mentions' } } : citation;
const DEEDS: ReadonlySet<Relation> = new Set(['amends', 'replaces', 'repeals', 'corrects']);

interface Own {
  readonly id: string | null;
  readonly key: IdentityKey | null;
  readonly issuer: string | null;
  readonly type: string | null;
}

function identify(document: Document, kind: Kind, header: readonly HeaderFact[], context: Context, rules: Rules): Own {
  const field = (name: HeaderFact['field']) => header.find((fact) => fact.field === name);
  const named = context.issuer && nameBody(context.issuer, context, rules);
  const number = field('number')?.number ?? null;
  const consolidated = rules.word('consolidated');
  const letters = number?.type ? rules.lexicon.typesBySymbol.get(number.type.toUpperCase())?.[0]?.name : undefined;
  const stated = field('type')?.value ?? null;
  // the letters of a joint circular say more than its first line
  const fuller = letters !== undefined && (letters === consolidated || (stated !== null && letters.startsWith(`${stated} `)));
  const type = (fuller ? letters : stated) ?? letters ?? null;
  const title = field('title')?.value ?? null;
  const common = { issuer: named?.name ?? null, type };
  if (number?.serial) {
    const key = keyOf({ number, type, body: named?.path ?? null, date: context.date }, rules);
    return { ...common, key, id: pathOfKey(key) };
  }
  if (kind === 'unknown' || (title === null && number === null && kind === 'official')) return { ...common, key: null, id: null };
  if (kind === 'news') return { ...common, key: null, id: pathOfBlank('news', null, context.date, firstLine(document), rules) };
  return { ...common, key: null, id: pathOfBlank(named?.path ?? null, type, context.date, title ?? firstLine(document), rules) };
}

function firstLine(document: Document): string {
  const body = document.blocks.find((block) => block.role !== 'chrome');
  return body ? (document.text.slice(body.start, body.end).split('\n')[0] as string) : '';
}

/** The document's own number in an annex line or a heading is no citation. */
function isSelf(citation: Completed, own: Own, context: Context): boolean {
  if (!own.key || !citation.key || citation.key.number === null) return false;
  if (citation.key.number !== own.key.number || citation.key.symbol !== own.key.symbol) return false;
  if (citation.key.body !== null && own.key.body !== null && citation.key.body !== own.key.body) return false;
  return citation.date === null || context.date === null || citation.date.slice(0, 4) === context.date.slice(0, 4);
}
