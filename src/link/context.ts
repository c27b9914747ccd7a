import type { BodyRef, Document, HeaderFact, Mention } from '../model/index.js';
import { type Lexicon, type Rules, skipBlanks } from '../rules/index.js';
import { rankOf } from './rank.js';
import { bodyOfSymbol } from './symbols.js';
import type { Context } from './viewpoint.js';

export type { Context };

/** From its head, its place line and the provinces that it names. */
export function contextOf(document: Document, header: readonly HeaderFact[], mentions: readonly Mention[], rules: Rules): Context {
  const field = (name: HeaderFact['field']) => header.find((fact) => fact.field === name);
  const date = field('date')?.value ?? null;
  const stated = field('issuer')?.body ?? null;
  const number = field('number')?.number ?? null;
  const place = field('place')?.value;
  const { lexicon } = rules;
  const placed = place ? (provinceNamed(place, lexicon) ?? null) : null;
  const central = stated !== null && lexicon.bodiesByName.get(stated.name)?.place === 'none';
  const province =
    stated?.province ??
    (central ? null : (placed ?? (stated && namedElsewhere(document.text, stated, rules)) ?? mostNamed(document.text, mentions, rules)));
  const bare: Context = { issuer: null, date, province, letters: number?.bodies[0] ?? null };
  const issuer = stated ?? (number ? bodyOfSymbol(number, bare, date, rules) : null);
  return { ...bare, issuer: issuer && fill(issuer, bare, rules) };
}

export const provinceNamed = (name: string, lexicon: Lexicon): string | null => {
  const hit = lexicon.provinces.match(name, 0);
  return hit && hit.end === name.trimEnd().length ? hit.value.name : null;
};

/** The own issuer with the province of its place line. */
function fill(ref: BodyRef, context: Context, rules: Rules): BodyRef {
  const body = rules.lexicon.bodiesByName.get(ref.name);
  if (!body || body.place === 'none' || context.province === null) return ref;
  const rank = rankOf(ref, rules);
  const own = ref.place ?? (rank === 'province' || rank === undefined ? context.province : null);
  return { ...ref, place: own, province: ref.province ?? context.province };
}

/** A portal says in its headline whose department it is, which the box of attributes leaves out. */
function namedElsewhere(text: string, { name }: BodyRef, { lexicon: { levels, provinces } }: Rules): string | null {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    const behind = skipBlanks(text, at + name.length);
    const level = levels.match(text, behind);
    const province = provinces.match(text, level ? skipBlanks(text, level.end) : behind);
    if (province) return province.value.name;
  }
  return null;
}

/** The province that the text names most often behind "tỉnh" or as the place of an issuer; the earlier one on a tie. */
function mostNamed(text: string, mentions: readonly Mention[], rules: Rules): string | null {
  const votes = new Map<string, number>();
  const vote = (name: string | null | undefined) => name && votes.set(name, (votes.get(name) ?? 0) + 1);
  for (const mention of mentions) vote(mention.issuer?.province);
  const sample = text.slice(0, 20000);
  for (const match of sample.matchAll(rules.search('place.province-lead')))
    vote(rules.lexicon.provinces.match(sample, match.index + match[0].length)?.value.name);
  let best: string | null = null;
  for (const [name, count] of votes) if (best === null || count > (votes.get(best) as number)) best = name;
  return best ?? ofPlacelessIssuers(text, mentions, rules);
}

/** "Sở Y tế đã có Công văn …" on a page that is headed "Sở Y tế Bình Định": a body that is cited without its place, named with it elsewhere. */
function ofPlacelessIssuers(text: string, mentions: readonly Mention[], rules: Rules): string | null {
  const places = mentions.flatMap(({ issuer }) =>
    issuer?.known && issuer.place === null && rules.lexicon.bodiesByName.get(issuer.name)?.place === 'after'
      ? (namedElsewhere(text, issuer, rules) ?? [])
      : [],
  );
  return new Set(places).size === 1 ? (places[0] as string) : null;
}
