import { createHash } from 'node:crypto';
import { type DocumentNumber, type Family, fold, foldWords, type IdentityKey, slug } from '../model/index.js';
import { type Rules, symbolKey } from '../rules/index.js';
import { partyTerm } from './terms.js';

/** What is known of a document towards its identity. `body` is the path of `nameBody`. */
export interface Known {
  readonly number: DocumentNumber;
  readonly type: string | null;
  readonly body: string | null;
  readonly date: string | null;
}

export function keyOf(known: Known, rules: Rules): IdentityKey {
  const { number, date } = known;
  const party = number.style === 'party' && !isOldState(known, rules);
  const family = number.style === 'assembly' ? 'assembly' : party ? 'party' : number.year !== null ? 'normative' : 'state';
  const type = known.type === null ? null : typeSlug(known.type, family, rules);
  const year =
    family === 'assembly' || family === 'normative'
      ? number.year
      : family === 'party'
        ? date && (partyTerm(date, known.body?.startsWith('tw/') ?? false, rules) ?? fullDay(date))
        : (date?.slice(0, 4) ?? null);
  const symbol = slug(number.symbol);
  return { family, body: known.body, type, number: number.serial, year, symbol, date: date && fullDay(date) };
}

/** "999-TC/QĐ-CĐKT": ministries once wrote themselves before the type; the Party's numbers have the type first. */
const isOldState = ({ number, type }: Known, { lexicon }: Rules): boolean =>
  type !== null && (lexicon.typesBySymbol.get(symbolKey(number.bodies[0] ?? '')) ?? []).some(({ name }) => name === type);

const fullDay = (date: string): string | null => (date.length === 10 ? date : null);

function typeSlug(name: string, family: Family, rules: Rules): string {
  const type = rules.lexicon.typesByName.get(name);
  return (family === 'normative' ? type?.normative : undefined) ?? type?.slug ?? slug(name);
}

/** The missing parts of a key, in the order in which a reader would ask for them; empty when it identifies. */
export function missingParts(key: IdentityKey): string[] {
  const parts: (string | null)[] = [
    key.number === null ? 'number' : null,
    key.type === null ? 'type' : null,
    key.body === null ? 'issuer' : null,
    key.year === null ? 'date' : null,
  ];
  return parts.filter((part) => part !== null);
}

/** `vn/dak-nong/ubnd/kh/2022/461`, `vn/tw/qh/luat/2022/06/qh15`; null while parts are missing. */
export function pathOfKey({ family, body, type, year, number, symbol }: IdentityKey): string | null {
  if (number === null || type === null || body === null || year === null) return null;
  const path = `vn/${body}/${type}/${year}/${number.padStart(2, '0')}`;
  return family === 'assembly' && symbol !== null ? `${path}/${assemblyTail(symbol)}` : path;
}

/** `pl-ubtvqh10` counts like `ubtvqh10`: only the body and its term. */
const assemblyTail = (symbol: string): string => symbol.split('-').at(-1) as string;

/** For a document whose number was left blank: body, type, date and a short hash of what identifies it. */
export function pathOfBlank(body: string | null, type: string | null, date: string | null, title: string, rules: Rules): string {
  const kind = type === null ? 'x' : typeSlug(type, 'state', rules);
  const hash = createHash('sha256')
    .update([body, kind, date, foldWords(title)].join('\n'))
    .digest('hex')
    .slice(0, 8);
  return ['vn', body ?? 'x', kind, date?.slice(0, 4) ?? 'x', `~${hash}`].join('/');
}

export { fold };
