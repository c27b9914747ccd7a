import { type BodyRef, slug } from '../model/index.js';
import type { Rules } from '../rules/index.js';
import type { Context } from './context.js';
import { rankOf } from './rank.js';
import { isCity } from './symbols.js';

/** A body with everything that the citing document implies about it. */
export interface NamedBody {
  /** Full official name: "Sở Khoa học và Công nghệ tỉnh Đắk Nông". */
  readonly name: string;
  /** Path of the body in identities (`dak-nong/skhcn`, `tw/ttg`); null where its place is unknown. */
  readonly path: string | null;
}

export function nameBody(stated: BodyRef, context: Context, rules: Rules): NamedBody {
  const body = rules.lexicon.bodiesByName.get(stated.name);
  const ref = body?.place === 'bare' && isSame(stated, context.issuer) ? { ...(context.issuer as BodyRef), office: stated.office } : stated;
  const office = ref.office ? `${ref.office} ` : '';
  if (body && body.place !== 'none' && ref.place === null && isShortOf(ref, context.issuer))
    return nameBody({ ...(context.issuer as BodyRef), office: ref.office }, context, rules);
  if (!body && isOwn(ref, context, rules)) return { ...nameBody({ ...(context.issuer as BodyRef), office: ref.office }, context, rules) };
  if (!body)
    return {
      name: office + ref.name + departmentOf(ref, context, rules) + provinceOf(ref, context, rules),
      path: unknownPath(ref, context),
    };
  const bodySlug = body.slug ?? slug(body.symbols[0] as string);
  if (body.place === 'none') return { name: office + body.name, path: `tw/${bodySlug}` };
  const place = placeOf(ref, body.level, context, rules);
  if (body.place === 'bare' && body.level === 'province' && rankOf(ref, rules) === 'district') {
    // a town's committee has the name of those of the great cities
    const path = pathOf({ ...place, rank: 'district' }, ref.place, bodySlug);
    return { name: `${office}${body.name} ${ref.place}`, path };
  }
  if (body.place === 'bare') {
    const name = place.province && body.city_name && isCity(place.province, context.date, rules) ? body.city_name : body.name;
    const own = body.level === 'province' ? place.province : (ref.place ?? place.place);
    return { name: `${office}${name}${own ? ` ${own}` : ''}`, path: pathOf(place, body.level === 'province' ? null : own, bodySlug) };
  }
  return {
    name: office + body.name + suffix(place, context, rules),
    path: pathOf(place, place.rank === 'province' ? null : place.place, bodySlug),
  };
}

/** "Ban Chỉ đạo", in a document of the one whose name goes on. */
const isShortOf = (ref: BodyRef, own: BodyRef | null): boolean => own !== null && begins(ref.name.toLowerCase(), own.name.toLowerCase());

/** "Ban Thường vụ Thành ủy", in a document of Thành ủy Vị Thanh. */
const isSame = (ref: BodyRef, own: BodyRef | null): boolean => ref.place === null && own?.place != null && own.name === ref.name;

/** A department, or a body named by its first words, is the one that speaks. */
const isOwn = (ref: BodyRef, { issuer }: Context, rules: Rules): boolean =>
  issuer !== null && begins(ref.name, issuer.name) && (ref.name.includes(' ') || rules.isWord('own-kind', ref.name));

/** Whether a name is the beginning of a longer one, word for word. */
export const begins = (part: string, name: string): boolean => name.startsWith(`${part} `);

/** Departments that no register lists belong to a province all the same. */
function departmentOf(ref: BodyRef, context: Context, rules: Rules): string {
  const province = ref.province ?? context.province;
  const [first] = ref.name.split(' ', 1) as [string];
  if (!province || first === ref.name || !rules.isWord('department', first)) return '';
  return ` ${provinceLevel(province, context, rules)} ${province}`;
}

/** "Bệnh viện Đa khoa tỉnh": the level is said, and whose it is the document tells. */
function provinceOf(ref: BodyRef, context: Context, rules: Rules): string {
  const province = ref.province ?? context.province;
  return province && ref.name.endsWith(` ${rules.word('province')}`) ? ` ${province}` : '';
}

interface Place {
  readonly rank: 'province' | 'district' | 'commune';
  readonly level: string | null;
  readonly place: string | null;
  readonly province: string | null;
}

function placeOf(ref: BodyRef, bodyLevel: string, context: Context, rules: Rules): Place {
  const own = context.issuer;
  const ownRank = own ? rankOf(own, rules) : undefined;
  const stated = own && ref.place === null && ref.level !== null && ref.level === own.level ? ownRank : rankOf(ref, rules);
  const isProvince = ref.place !== null && ref.place === ref.province && rankOf(ref, rules) !== 'district';
  const rank = isProvince
    ? 'province'
    : (stated ?? (ref.place ? 'district' : bodyLevel === 'local' ? (ref.level ? stated : ownRank) : bodyLevel) ?? 'province');
  const province = ref.province ?? context.province;
  if (rank === 'province')
    return { rank, level: province ? provinceLevel(province, context, rules) : ref.level, place: ref.place ?? province, province };
  const same = ref.place === null && ownRank === rank;
  return {
    rank: rank as Place['rank'],
    level: ref.level ?? (same ? (own?.level ?? null) : null),
    place: ref.place ?? (same ? (own?.place ?? null) : null),
    province,
  };
}

const provinceLevel = (province: string, context: Context, rules: Rules): string =>
  rules.word(isCity(province, context.date, rules) ? 'city' : 'province') as string;

function suffix(place: Place, context: Context, rules: Rules): string {
  if (!place.place) return place.level ? ` ${place.level}` : '';
  const own = ` ${place.level ? `${place.level} ` : ''}${place.place}`;
  return place.rank === 'province' || !place.province || place.level === rules.word('region')
    ? own
    : `${own}, ${provinceLevel(place.province, context, rules)} ${place.province}`;
}

function pathOf(place: Place, below: string | null, bodySlug: string): string | null {
  if (!place.province) return null;
  if (place.rank !== 'province' && !below) return null;
  return [slug(place.province), below ? slug(below) : null, bodySlug].filter(Boolean).join('/');
}

const unknownPath = (ref: BodyRef, context: Context): string | null => {
  const province = ref.province ?? context.province;
  return province ? `${slug(province)}/${slug(ref.name)}` : `tw/${slug(ref.name)}`;
};
