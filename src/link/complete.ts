import { type BodyRef, type CitedField, type Completed, foldWords, groupBy, type Mention } from '../model/index.js';
import { type Rules, symbolKey } from '../rules/index.js';
import type { Context } from './context.js';
import { keyOf } from './keys.js';
import { isKindAlone, meantBy, onlyOne } from './kinds.js';
import { lawByName, lawByNumber } from './laws.js';
import { begins, nameBody } from './names.js';
import { bodiesOfSymbol, bodyOfSymbol } from './symbols.js';
import { NOWHERE } from './viewpoint.js';

interface Filled {
  readonly mention: Mention;
  type: string | null;
  issuer: BodyRef | null;
  date: string | null;
  readonly inferred: Set<CitedField>;
}

/** Completes the mentions of one document from one another, from their symbols and from the register of laws. */
export function complete(mentions: readonly Mention[], context: Context, rules: Rules): Completed[] {
  const filled = mentions.map(
    (mention): Filled => ({ mention, type: mention.type, issuer: mention.issuer, date: mention.date, inferred: new Set(mention.shared) }),
  );
  nameKinds(filled, context, rules);
  const numbered = filled.filter((f) => f.mention.number !== null);
  for (const group of groupsOf(numbered)) shareWithin(group, context, rules);
  const introduced = introducedBy(numbered);
  const stated = statedBeside(numbered);
  return filled.map((f): Completed => {
    if (f.mention.form === 'law') return completeLaw(f, rules);
    if (f.mention.form === 'short') return completeShort(f, introduced, context, rules);
    return finish(f, f.mention.number as NonNullable<Mention['number']>, context, rules, stated);
  });
}

/** "của Giám đốc Sở": by what the document says of itself and of others. */
function nameKinds(filled: readonly Filled[], context: Context, rules: Rules): void {
  const issuers = filled.flatMap(({ issuer }) => issuer ?? []);
  const known = new Map<string, BodyRef | null>();
  for (const f of filled) {
    if (!f.issuer || !isKindAlone(f.issuer, rules)) continue;
    const kind = `${f.issuer.office ?? ''}\n${f.issuer.name}`;
    if (!known.has(kind)) known.set(kind, meantBy(f.issuer, issuers, context));
    const meant = known.get(kind);
    if (!meant) continue;
    f.issuer = meant;
    f.inferred.add('issuer');
  }
}

const numberKey = (mention: Mention): string => symbolKey(mention.number?.canonical ?? '').replace(/^0+(?=\d)/, '');

const groupsOf = (list: readonly Filled[]): Filled[][] => [...groupBy(list, ({ mention }) => numberKey(mention)).values()];

/** Mentions of one number share what one of them says, unless two of them contradict each other. */
function shareWithin(group: readonly Filled[], context: Context, rules: Rules): void {
  if (group.length === 1) return;
  const paths = new Map(group.map((item) => [item, item.issuer && nameBody(item.issuer, context, rules).path]));
  const alike = (a: Filled, b: Filled) => {
    const [first, second] = [paths.get(a), paths.get(b)];
    return !first || !second || first === second;
  };
  for (const item of group) {
    if (item.mention.date !== null || !item.mention.shared.includes('issuer')) continue;
    // In a later list it stands beside another document, whose issuer was taken for that of both.
    const stated = group.find((other) => other.mention.issuer && !other.mention.shared.includes('issuer') && alike(item, other));
    if (stated) item.issuer = stated.mention.issuer;
  }
  for (const item of group) {
    const others = group.filter((other) => other !== item && alike(item, other));
    if (item.date === null) {
      const date = single(others.map((other) => other.mention.date));
      if (date !== null) {
        item.date = date;
        item.inferred.add('date');
      }
    }
    if (item.type === null) {
      const type = single(others.map((other) => other.mention.type));
      if (type !== null) {
        item.type = type;
        item.inferred.add('type');
      }
    }
  }
  const dated = (item: Filled) => item.date;
  for (const item of group) {
    if (item.issuer !== null) continue;
    const others = group.filter(
      (other) => other.mention.issuer !== null && (dated(item) === null || other.date === null || dated(item) === other.date),
    );
    if (new Set(others.map((other) => paths.get(other))).size !== 1) continue;
    item.issuer = others[0]?.mention.issuer ?? null;
    item.inferred.add('issuer');
  }
}

function single<T>(values: readonly (T | null)[]): T | null {
  const distinct = new Set(values.filter((value) => value !== null));
  return distinct.size === 1 ? ([...distinct][0] as T) : null;
}

function finish(
  f: Filled,
  number: NonNullable<Mention['number']>,
  context: Context,
  rules: Rules,
  stated: ReadonlyMap<string, readonly BodyRef[]> = NONE_STATED,
): Completed {
  const law = number.style === 'assembly' ? lawByNumber(number, f.type, rules) : null;
  // "Công văn số 746/CT-THNVDT" of a Cục Thuế: the letters of a type may be those of a body
  const general =
    f.type !== null && f.type === rules.word('dispatch') && number.type !== null && !ownOrBody(number.type, number.bodies, context, rules);
  const letters = typeOfSymbol(number, rules);
  // the letters of a joint circular say more than the word before its number
  const fuller = f.type !== null && letters?.startsWith(`${f.type} `) === true;
  const type = (general || fuller ? letters : null) ?? f.type ?? law?.type ?? letters;
  if (f.type === null && type !== null) f.inferred.add('type');
  const bySymbol = bodyOfSymbol(number, context, f.date, rules);
  const own =
    context.issuer !== null && f.issuer !== null && begins(f.issuer.name, context.issuer.name) && bySymbol?.name !== context.issuer.name;
  if (f.issuer !== null && bySymbol !== null && !own && begins(f.issuer.name, bySymbol.name)) {
    // the text names the union's centre only, its symbol the union
    f.issuer = { ...bySymbol, office: f.issuer.office };
    f.inferred.add('issuer');
  } else if (f.issuer === null) {
    const body =
      ownOf(number, context, rules) ??
      bySymbol ??
      (number.bodies[0] === context.letters && number.type === null ? context.issuer : ofSameLetters(number, stated));
    if (body) {
      f.issuer = body;
      f.inferred.add('issuer');
    }
  } else if (impliesPlace(f.issuer, rules)) f.inferred.add('issuer');
  const named = f.issuer ? nameBody(f.issuer, context, rules) : null;
  const alone = f.issuer !== null && isKindAlone(f.issuer, rules);
  const path = mistaken(f.issuer, bySymbol, rules) ?? (alone ? null : named?.path) ?? seriesPath(number, f.date, rules);
  return {
    mention: f.mention,
    type,
    number: number.canonical,
    date: f.date,
    issuer: named?.name ?? null,
    inferred: order(f.inferred),
    key: keyOf({ number, type, body: path, date: f.date }, rules),
  };
}

/** Letters of a type that are a body's too, before those of a unit that no register has. */
const ownOrBody = (type: string, bodies: readonly string[], { issuer }: Context, { lexicon }: Rules): boolean =>
  (lexicon.bodiesBySymbol.get(symbolKey(type)) ?? []).some(({ name }) => name === issuer?.name) &&
  bodies.every((letters) => !lexicon.bodiesBySymbol.has(symbolKey(letters)));

const lettersOf = ({ bodies }: NonNullable<Mention['number']>): string => bodies.join();
const NONE_STATED: ReadonlyMap<string, readonly BodyRef[]> = new Map();

/** The bodies that the text names beside numbers, by the letters of these. */
function statedBeside(numbered: readonly Filled[]): Map<string, BodyRef[]> {
  const stated = new Map<string, BodyRef[]>();
  for (const { mention } of numbered) {
    if (!mention.issuer || !mention.number) continue;
    const letters = lettersOf(mention.number);
    const bodies = stated.get(letters);
    if (bodies) bodies.push(mention.issuer);
    else stated.set(letters, [mention.issuer]);
  }
  return stated;
}

/** Letters that no register tells mean the body that the text names beside the same letters elsewhere, if it is one. */
function ofSameLetters(number: NonNullable<Mention['number']>, stated: ReadonlyMap<string, readonly BodyRef[]>): BodyRef | null {
  const only = onlyOne(stated.get(lettersOf(number)) ?? []);
  return only && { ...only, office: null };
}

/** Letters that a document bears itself, and no body of the centre, mean the body that speaks. */
function ownOf(number: NonNullable<Mention['number']>, { letters, issuer }: Context, { lexicon }: Rules): BodyRef | null {
  const [first] = number.bodies;
  if (!issuer || letters === null || first !== letters || lexicon.bodiesByName.get(issuer.name)?.level === 'local') return null;
  const others = lexicon.bodiesBySymbol.get(symbolKey(letters)) ?? [];
  return others.some(({ name, level }) => level === 'central' && name !== issuer.name) ? null : issuer;
}

/** "Nghị định số 34/2016/NĐ-CP của Thủ tướng": of two bodies of the centre, the letters of the number are right. */
function mistaken(stated: BodyRef | null, bySymbol: BodyRef | null, rules: Rules): string | null {
  if (stated === null || bySymbol === null || stated.name === bySymbol.name) return null;
  const central = [stated, bySymbol].every(({ name }) => rules.lexicon.bodiesByName.get(name)?.place === 'none');
  return central ? nameBody(bySymbol, NOWHERE, rules).path : null;
}
/** "UBND tỉnh" says the kind of body but not of which province. */
const impliesPlace = (ref: BodyRef, rules: Rules): boolean =>
  ref.place === null && (rules.lexicon.bodiesByName.get(ref.name)?.place ?? 'none') !== 'none';

/** Organs that share one series (the Party's centre) identify a document without being told apart. */
function seriesPath(number: NonNullable<Mention['number']>, date: string | null, rules: Rules): string | null {
  const slugs = new Set(bodiesOfSymbol(number, date, rules).map((body) => (body.place === 'none' ? body.slug : undefined)));
  const [only] = slugs;
  return slugs.size === 1 && only ? `tw/${only}` : null;
}

function typeOfSymbol(number: NonNullable<Mention['number']>, rules: Rules): string | null {
  if (number.type === null) return number.style === 'state' && number.bodies.length > 1 ? rules.word('dispatch') : null;
  const types = rules.lexicon.typesBySymbol.get(symbolKey(number.type)) ?? [];
  const family = number.style === 'party' ? 'party' : number.style === 'normative' ? 'normative' : 'state';
  const fitting = types.filter((type) => type.families.includes(family));
  return (fitting.length === 1 ? fitting[0] : types.length === 1 ? types[0] : undefined)?.name ?? null;
}

function introducedBy(numbered: readonly Filled[]): Map<string, Filled[]> {
  const map = new Map<string, Filled[]>();
  for (const item of numbered) {
    const serial = item.mention.number?.serial;
    if (serial == null) continue;
    const list = map.get(serial);
    if (list) list.push(item);
    else map.set(serial, [item]);
  }
  return map;
}

/** "Kế hoạch 330": the document of that type and serial that was introduced in full; the last one before it on a tie of places. */
/** Letters that several types share may stand for any of them ("QĐ 22"). */
function isCalled(type: string, { type: read, mention }: Filled, rules: Rules): boolean {
  const letters = rules.lexicon.typesByName.get(read as string)?.symbols[0];
  if (letters === undefined || !mention.text.startsWith(letters)) return false;
  return (rules.lexicon.typesBySymbol.get(letters.toUpperCase()) ?? []).some((other) => other.name === type);
}

/** "Thông tư liên tịch số 01/2017": the year behind the serial tells it from one of another year. */
const YEAR_BEHIND = /^\D*\d+\/(\d{4})(?![\d/])/;

function completeShort(f: Filled, introduced: ReadonlyMap<string, readonly Filled[]>, context: Context, rules: Rules): Completed {
  const year = YEAR_BEHIND.exec(f.mention.text)?.[1];
  const sameType = (introduced.get(f.mention.serial as string) ?? []).filter((item) => {
    if (year !== undefined && item.mention.number?.year !== year) return false;
    const type = item.type ?? typeOfSymbol(item.mention.number as NonNullable<Mention['number']>, rules);
    return (
      type !== null && f.type !== null && (type === f.type || isCalled(type, f, rules) || foldWords(type).startsWith(foldWords(f.type)))
    );
  });
  const distinct = new Set(sameType.map((item) => numberKey(item.mention)));
  const source = distinct.size === 1 ? (sameType.find((item) => item.mention.issuer) ?? sameType[0]) : undefined;
  if (source) {
    const number = source.mention.number as NonNullable<Mention['number']>;
    const full: Filled = {
      mention: f.mention,
      type: source.type,
      issuer: f.issuer ?? source.issuer,
      date: f.date ?? source.date,
      inferred: new Set(f.inferred),
    };
    full.inferred.add('number');
    if (f.date === null && full.date !== null) full.inferred.add('date');
    if (f.issuer === null && full.issuer !== null) full.inferred.add('issuer');
    return finish(full, number, context, rules);
  }
  const issuer = f.issuer ? nameBody(f.issuer, context, rules).name : null;
  return { mention: f.mention, type: f.type, number: null, date: f.date, issuer, inferred: order(f.inferred), key: null };
}

function completeLaw(f: Filled, rules: Rules): Completed {
  const { mention } = f;
  const law = lawByName(mention.title ?? '', mention.date, rules);
  const enacting = mention.type === rules.word('ordinance') ? 'standing-committee' : 'assembly';
  const issuer = rules.lexicon.bodies.match(rules.word(enacting) as string, 0)?.value.name ?? null;
  const stated = mention.date && mention.date.length > 4 ? mention.date : null;
  if (law) f.inferred.add('number');
  f.inferred.add('issuer');
  return {
    mention,
    type: mention.type,
    number: law?.number.canonical ?? null,
    date: stated,
    issuer,
    inferred: order(f.inferred),
    key: law ? keyOf({ number: law.number, type: mention.type, body: law.body, date: stated }, rules) : null,
  };
}

const FIELDS: readonly CitedField[] = ['type', 'number', 'date', 'issuer', 'title'];
const order = (fields: ReadonlySet<CitedField>): CitedField[] => FIELDS.filter((field) => fields.has(field));
