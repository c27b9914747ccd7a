import type { BodyRef } from '../model/index.js';
import {
  type Body,
  isDigitAt,
  isSignAt,
  isUpperAt,
  isWordAt,
  type Lexicon,
  type Pattern,
  type Province,
  patternNamed,
  type Rules,
} from '../rules/index.js';

const PLURAL = patternNamed('body.plural');
const BEFORE_PLACE = patternNamed('body.before-place');
const OF_ORGANISATION = patternNamed('body.of-organisation');
const PROPER = patternNamed('body.proper');
const UNKNOWN = patternNamed('body.unknown');

export interface BodyHit {
  readonly ref: BodyRef;
  readonly start: number;
  readonly end: number;
}

/** Reads a body with its office and place where the text names one ("Ban Thường vụ Tỉnh ủy Đắk Nông"). */
export function bodyAt(text: string, start: number, rules: Rules): BodyHit | null {
  if (!isUpperAt(text, start)) return null;
  const { lexicon } = rules;
  let at = start;
  let office: string | null = null;
  let body = lexicon.bodies.match(text, at);
  const outer = lexicon.offices.match(text, at);
  if (outer && (!body || outer.end > body.end || body.value.level !== 'central')) {
    const inner = skipBlank(text, outer.end);
    const behind = inner > outer.end ? lexicon.bodies.match(text, inner) : null;
    if (behind && (!body || behind.end > body.end)) {
      office = outer.value;
      at = inner;
      body = behind;
    }
  }
  if (body) {
    const known = known_(text, start, body.value, office, body.end, rules);
    // "Đảng ủy Sở Y tế" has no place but a name of its own
    return known ?? (body.value.needs_place && office === null ? unknownAt(text, start, rules) : null);
  }
  if (outer) {
    const inner = skipBlank(text, outer.end);
    const general = unknownAt(text, inner, rules);
    return general && { ref: { ...general.ref, office: outer.value }, start, end: general.end };
  }
  return unknownAt(text, start, rules);
}

/** "Ban Kinh tế - Ngân sách Hội đồng nhân dân tỉnh": a committee that no lexicon lists, of a body that one does. */
function innerBody(text: string, start: number, end: number, rules: Rules): BodyHit | null {
  for (let at = start + 1; at < end; at++) {
    if (!isUpperAt(text, at) || isWordAt(text, at - 1)) continue;
    const body = rules.lexicon.bodies.match(text, at);
    if (!body || body.value.place === 'none' || body.value.needs_place) continue;
    const known = known_(text, start, body.value, text.slice(start, at).trim(), body.end, rules);
    if (known) return known;
  }
  return null;
}

function known_(text: string, start: number, body: Body, office: string | null, end: number, rules: Rules): BodyHit | null {
  if (body.place === 'none') return hitOf(body, office, NOWHERE, start, end);
  if (PLURAL(rules).isAt(text, end) || (body.place === 'after' && OF_ORGANISATION(rules).isAt(text, end))) return null;
  const place = placeAt(text, end, body, rules);
  if (!place) return body.needs_place ? null : hitOf(body, office, NOWHERE, start, end);
  return hitOf(body, office, place.found, start, place.end);
}

/** Written out: copying one object into another is slow, and citations have a body each. */
const hitOf = ({ name }: Body, office: string | null, { level, place, province }: Place['found'], start: number, end: number): BodyHit => ({
  ref: { office, name, known: true, level, place, province },
  start,
  end,
});

interface Place {
  readonly found: Pick<BodyRef, 'level' | 'place' | 'province'>;
  readonly end: number;
}
const NOWHERE: Place['found'] = { level: null, place: null, province: null };

/** "tỉnh Đắk Nông", "huyện Mường La, tỉnh Sơn La", "Hưng Yên", "tỉnh". */
function placeAt(text: string, end: number, body: Body, rules: Rules): Place | null {
  const { lexicon } = rules;
  const at = skip(BEFORE_PLACE(rules), text, end);
  if (at === end) return null;
  const comma = text.slice(end, at).includes(',');
  const level = lexicon.levels.match(text, at);
  if (!level) {
    if (comma) return null;
    const province = provinceAt(lexicon, text, at);
    if (province) return { found: { level: null, place: province.value.name, province: province.value.name }, end: province.end };
    return body.place === 'bare' && body.level !== 'province' ? ownPlaceAt(text, at, null, rules) : null;
  }
  const behind = skipBlank(text, skipDot(text, level.end));
  const province = provinceAt(lexicon, text, behind);
  if (level.value.rank === 'province' && province && isTown(level.value.name, province.value, rules))
    return townAt(text, behind, level.value.name, province, rules);
  if (level.value.rank === 'province' && province)
    return { found: { level: level.value.name, place: province.value.name, province: province.value.name }, end: province.end };
  if (level.value.name === lexicon.levels.match(text, at)?.value.name && !isUpperAt(text, behind) && !isDigitAt(text, behind))
    return comma && body.level !== 'local' ? null : { found: { level: level.value.name, place: null, province: null }, end: level.end };
  // All provinces are listed: what stands behind "tỉnh" and is none goes on with the sentence ("UBND tỉnh Phê duyệt").
  const listed = level.value.rank === 'province' && level.value.name !== rules.word('city');
  return (
    (listed ? null : ownPlaceAt(text, behind, level.value.name, rules)) ?? {
      found: { level: level.value.name, place: null, province: null },
      end: level.end,
    }
  );
}

/** "thành phố Hải Dương": a town that has the name of its province. */
const isTown = (level: string, { city }: Province, rules: Rules): boolean => level === rules.word('city') && city === undefined;

/** "thành phố Điện Biên Phủ" has more words than its province. */
function townAt(text: string, at: number, level: string, { value, end }: { value: Province; end: number }, rules: Rules): Place {
  const longer = isSignAt(text, end, ' ') && isUpperAt(text, end + 1) ? ownPlaceAt(text, at, level, rules) : null;
  if (longer) return longer;
  const around = provinceBehind(text, end, rules);
  return { found: { level, place: value.name, province: around?.province ?? value.name }, end: around?.end ?? end };
}

/** A place that no register lists ("huyện Mường La, tỉnh Sơn La", "Huyện ủy Nghĩa Đàn"). */
function ownPlaceAt(text: string, at: number, level: string | null, rules: Rules): Place | null {
  const own = PROPER(rules).endAt(text, at);
  if (own <= at) return null;
  const around = provinceBehind(text, own, rules);
  return { found: { level, place: text.slice(at, own), province: around?.province ?? null }, end: around?.end ?? own };
}

function provinceBehind(text: string, end: number, rules: Rules): { province: string; end: number } | null {
  const at = skip(BEFORE_PLACE(rules), text, end);
  const level = at > end ? rules.lexicon.levels.match(text, at) : null;
  if (level?.value.rank !== 'province') return null;
  const province = provinceAt(rules.lexicon, text, skipBlank(text, skipDot(text, level.end)));
  return province ? { province: province.value.name, end: province.end } : null;
}

function provinceAt(lexicon: Lexicon, text: string, at: number): { value: Province; end: number } | null {
  return isUpperAt(text, at) ? lexicon.provinces.match(text, at) : null;
}

function unknownAt(text: string, start: number, rules: Rules): BodyHit | null {
  const whole = UNKNOWN(rules).endAt(text, start);
  if (whole <= start) return null;
  const paragraph = text.indexOf('\n\n', start);
  const end = paragraph > start && paragraph < whole ? paragraph : whole;
  const inner = innerBody(text, start, end, rules);
  if (inner) return inner;
  return {
    ref: { office: null, name: text.slice(start, end).replace(/\s+/g, ' '), known: false, level: null, place: null, province: null },
    start,
    end,
  };
}

const skipBlank = (text: string, at: number): number => {
  let i = at;
  while (i < at + 3 && isSignAt(text, i, ' ')) i++;
  return i;
};
/** "TP. Huế": a full stop behind a whole word ends the sentence instead. */
const skipDot = (text: string, at: number): number => (isSignAt(text, at, '.') && isUpperAt(text, at - 2) ? at + 1 : at);

const skip = (pattern: Pattern, text: string, at: number): number => Math.max(at, pattern.endAt(text, at));
