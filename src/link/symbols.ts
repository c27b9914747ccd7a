import type { BodyRef, DocumentNumber } from '../model/index.js';
import type { Body } from '../rules/index.js';
import { type Rules, symbolKey } from '../rules/index.js';
import { rankOf } from './rank.js';
import type { Context } from './viewpoint.js';

/** The bodies that the letters of a number may stand for on a day, fewer where style and time tell. */
export function bodiesOfSymbol(number: DocumentNumber, date: string | null, rules: Rules): readonly Body[] {
  const { bodiesBySymbol } = rules.lexicon;
  const [first, second] = number.bodies;
  if (first === undefined) return [];
  const letters =
    (second ? bodiesBySymbol.get(symbolKey(`${first}-${second}`)) : undefined) ??
    bodiesBySymbol.get(symbolKey(first.replace(/\d+$/, ''))) ??
    [];
  const party = number.style === 'party';
  const ofFamily = letters.filter((body) => (body.family === 'party') === party || (party && body.family === 'mass'));
  const day = date ?? (number.style === 'old' && !party ? BEFORE_SYMBOLS : null);
  const alive = ofFamily.filter((body) => day === null || existed(body, day));
  const ended = number.style === 'old' ? alive.filter((body) => body.until) : [];
  return ended.length > 0 ? ended : alive.length > 0 ? alive : ofFamily;
}

/** A number of the old style and without a date is one of the years before types and bodies stood in symbols. */
const BEFORE_SYMBOLS = '1992-06-01';

/** Compared on the precision that both have. */
export function existed(body: Pick<Body, 'from' | 'until'>, date: string): boolean {
  const day = date.slice(0, 10);
  const cut = (bound: string) => bound.slice(0, day.length);
  return (!body.from || day >= cut(body.from)) && (!body.until || day <= cut(body.until));
}

/** The one body that a number's letters mean, seen from the citing document; null where several remain. */
export function bodyOfSymbol(number: DocumentNumber, context: Context, date: string | null, rules: Rules): BodyRef | null {
  let bodies = bodiesOfSymbol(number, date, rules);
  if (bodies.length > 1) {
    const local = bodies.filter((body) => body.level !== 'central');
    const same = bodies.filter((body) => body.name === context.issuer?.name);
    if (same.length === 1) bodies = same;
    else if (local.length > 0 && local.length < bodies.length && context.province !== null) bodies = local;
    if (bodies.length > 1) bodies = oneSeries(bodies, context, rules);
  }
  const [body] = bodies;
  if (!body || bodies.length > 1) return null;
  return placed(body, context, rules);
}

/** A province's committee of the Party has one symbol under several names; a city calls it Thành ủy. */
function oneSeries(bodies: readonly Body[], context: Context, rules: Rules): readonly Body[] {
  const bare = bodies.filter((body) => body.place === 'bare' && body.level === 'province');
  if (bare.length === 0) return bodies;
  const city = context.province !== null && isCity(context.province, context.date, rules);
  const cityNames = new Set(bare.map((body) => body.city_name).filter(Boolean));
  const wanted = bare.filter((body) => (city ? cityNames.has(body.name) : !cityNames.has(body.name)));
  return wanted.length === 1 ? wanted : bodies;
}

export function isCity(province: string, date: string | null, rules: Rules): boolean {
  const city = rules.lexicon.provincesByName.get(province)?.city;
  return city === true || (typeof city === 'string' && (date === null || date >= city));
}

function placed(body: Body, context: Context, rules: Rules): BodyRef {
  const ref: BodyRef = { office: null, name: body.name, known: true, level: null, place: null, province: null };
  if (body.place === 'none') return ref;
  const { issuer, province } = context;
  if (issuer?.place != null && issuer.name === body.name)
    return { ...ref, level: issuer.level, place: issuer.place, province: issuer.province };
  const rank = issuer && rankOf(issuer, rules);
  const ownLevel = rank === 'district' || rank === 'commune';
  if (issuer && ownLevel && (body.level === 'local' || body.level === rank))
    return { ...ref, level: body.place === 'bare' ? null : issuer.level, place: issuer.place, province: issuer.province };
  if (body.level === 'district' || body.level === 'commune') return ref;
  return { ...ref, place: province, province };
}
