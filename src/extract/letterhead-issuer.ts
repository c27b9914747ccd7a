import type { BodyRef, DocumentNumber, Span } from '../model/index.js';
import { patternNamed, type Rules, skipBlanks, symbolKey } from '../rules/index.js';
import { type BodyHit, bodyAt } from './bodies.js';
import { asWritten, headName, sentenceCase, withProvinces } from './capitals.js';

export interface HeadIssuer {
  readonly span: Span;
  readonly name: string;
  readonly body: BodyRef;
}

type NameOf = (from: number, to: number) => string;

const MOST_LINES = 6;
const MOST_JOINED = 3;

/** The last lines above the number name the issuer; the body above it is the superior one (Decree 30/2020 box 2). */
export function issuerIn(text: string, lines: readonly Span[], rules: Rules): HeadIssuer | null {
  // asked for in several joins
  const names: (string | undefined)[] = [];
  const nameOf = (from: number, to: number) => {
    const joined: string[] = [];
    for (let i = Math.max(0, from); i < to; i++) {
      const line = lines[i] as Span;
      names[i] ??= headName(text.slice(line.start, line.end));
      if (names[i]) joined.push(names[i] as string);
    }
    return joined.join(' ');
  };
  const found = (from: number, to: number, name: string, body: BodyRef): HeadIssuer => ({
    span: { start: (lines[from] as Span).start, end: (lines[to - 1] as Span).end },
    name,
    body,
  });
  const inner = innerOrgan(lines.length, nameOf, rules);
  if (inner) return found(inner.from, lines.length, inner.name, inner.body);
  const committee = partyCommittee(lines.length, nameOf, rules) ?? departmentBeside(lines.length, nameOf, rules);
  if (committee) return found(lines.length - 1, lines.length, committee.name, committee.body);
  for (let last = lines.length - 1; last >= Math.max(0, lines.length - MOST_LINES); last--) {
    for (let first = Math.max(0, last - MOST_JOINED); first <= last; first++) {
      const name = nameOf(first, last + 1);
      const body = bodyNamed(name, rules);
      if (first < last && rules.pattern('header.above').isAt(name, 0)) continue;
      if (!body || (!body.ref.known && first !== last && !isUnder(first, nameOf, rules))) continue;
      if (!body.ref.known && last > 0) {
        // a department that no register lists, under the body that it belongs to
        const above = last === lines.length - 1 ? bodyAt(nameOf(0, first), 0, rules) : null;
        if (!above) continue;
        const own = properName(text, lines[last] as Span, name, rules);
        return found(first, last + 1, own, { ...body.ref, name: own, province: above.ref.province });
      }
      // A joint document's bodies are joined by a dash; it is cited under the first of them, as its symbol is.
      const above = lines[first - 1];
      if (above && /[-\u2013]\s*$/.test(text.slice(above.start, above.end))) break;
      const below = longName(text, lines, last + 1, nameOf, rules);
      if (below) return found(last + 1, lines.length, below, { ...NO_BODY, name: below, province: body.ref.province });
      return found(first, last + 1, name, placedUnder(body.ref, first, nameOf, rules));
    }
  }
  return null;
}

/** The body that a name tells from its beginning to its end, but for a sign or two. */
function bodyNamed(name: string, rules: Rules): BodyHit | null {
  const body = bodyAt(name, 0, rules);
  return body && body.end >= name.length - 2 ? body : null;
}

/** What no register lists, as the text behind its line writes it. */
const properName = (text: string, { end }: Span, name: string, rules: Rules): string =>
  asWritten(text, end, name) ?? withProvinces(sentenceCase(name.toUpperCase()), rules);

const NO_BODY: BodyRef = { office: null, name: '', known: false, level: null, place: null, province: null };
const UNKNOWN = patternNamed('body.unknown');

/** "UBND TỈNH BẾN TRE / BAN CHỈ ĐẠO CÁC CHƯƠNG TRÌNH / MỤC TIÊU QUỐC GIA": of names longer than running text has, all that is left. */
function longName(text: string, lines: readonly Span[], from: number, nameOf: NameOf, rules: Rules): string | null {
  const name = nameOf(from, lines.length);
  const end = UNKNOWN(rules).endAt(name, 0);
  if (end < 0 || end >= name.length) return null;
  return properName(text, lines.at(-1) as Span, name, rules);
}

/** "UBND HUYỆN ĐỨC THỌ / HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG": what may be of any level is of the place of the body above it. */
function placedUnder(ref: BodyRef, first: number, nameOf: NameOf, rules: Rules): BodyRef {
  if (first === 0 || !ref.known || ref.place !== null || ref.level !== null) return ref;
  if (rules.lexicon.bodiesByName.get(ref.name)?.level !== 'local') return ref;
  const above = bodyAt(nameOf(0, first), 0, rules)?.ref;
  return above?.place && above.level ? { ...ref, level: above.level, place: above.place, province: above.province } : ref;
}

/** The lines above are a body of their own ("TẬP ĐOÀN ĐIỆN LỰC VIỆT NAM"), so that those below may be one of several lines. */
const isUnder = (first: number, nameOf: NameOf, rules: Rules): boolean => {
  const name = nameOf(0, first);
  return first > 0 && (bodyAt(name, 0, rules)?.end ?? 0) >= name.length - 2;
};

/** A joint document is cited under the first body of its symbol, whichever line of the head names it. */
export function firstOfJoint(text: string, lines: readonly Span[], number: DocumentNumber, rules: Rules): HeadIssuer | null {
  const [first] = number.bodies;
  if (first === undefined) return null;
  const joint = rules.isWord('joint-letters', number.type ?? '');
  const meant = new Set((rules.lexicon.bodiesBySymbol.get(symbolKey(first)) ?? []).map((body) => body.name));
  for (const span of lines) {
    const name = headName(text.slice(span.start, span.end));
    const body = bodyAt(name, 0, rules);
    // a head may join its bodies on one line, whatever the letters of the type
    if (body && meant.has(body.ref.name) && (joint || /^\s*[-\u2013]\s*\p{Lu}/u.test(name.slice(body.end))))
      return { span: { start: span.start, end: span.end }, name, body: body.ref };
  }
  return joint ? namedBySymbol(text, lines, first, rules) : null;
}

/** "UBND TỈNH PHÚ YÊN / LIÊN NGÀNH NỘI VỤ - TÀI CHÍNH": no line names the body itself, the symbol does, and the body above its province. */
function namedBySymbol(text: string, lines: readonly Span[], letters: string, rules: Rules): HeadIssuer | null {
  const local = (rules.lexicon.bodiesBySymbol.get(symbolKey(letters)) ?? []).filter(({ place }) => place === 'after');
  const [body] = local;
  const last = lines.at(-1);
  if (!body || local.length > 1 || !last || lines.length < 2) return null;
  for (const span of lines.slice(0, -1)) {
    const province = bodyAt(headName(text.slice(span.start, span.end)), 0, rules)?.ref.province;
    if (!province) continue;
    const ref = { office: null, name: body.name, known: true, level: null, place: province, province };
    return { span: { start: last.start, end: last.end }, name: body.name, body: ref };
  }
  return null;
}

/** "ĐẢNG BỘ TỈNH YÊN BÁI / HUYỆN ỦY MÙ CANG CHẢI": a committee that its last line names with its place. */
function partyCommittee(count: number, nameOf: NameOf, rules: Rules): Omit<HeadIssuer, 'span'> | null {
  const name = nameOf(count - 1, count);
  const body = bodyNamed(name, rules);
  if (!body) return townCommittee(name, count, nameOf, rules);
  const whole = body.ref.known && body.ref.place !== null;
  return whole && rules.lexicon.bodiesByName.get(body.ref.name)?.place === 'bare' ? { name, body: body.ref } : null;
}

const PLACE = patternNamed('body.proper');

/** "TỈNH ỦY HẬU GIANG / THÀNH ỦY VỊ THANH": a committee has the name of those of the great cities, but its own place. */
function townCommittee(name: string, count: number, nameOf: NameOf, rules: Rules): Omit<HeadIssuer, 'span'> | null {
  const committee = rules.lexicon.bodies.match(name, 0);
  if (committee?.value.level !== 'province' || committee.value.place !== 'bare') return null;
  const province = count > 1 ? provinceAbove(nameOf(0, count - 1), rules) : null;
  if (count > 1 && province === null) return null;
  const place = skipBlanks(name, committee.end);
  if (PLACE(rules).endAt(name, place) < name.length || rules.lexicon.provinces.match(name, place)) return null;
  const own = name.slice(place);
  const level = rules.word('city') ?? null;
  const body = { office: null, name: committee.value.name, known: true, level, place: own, province };
  return { name: `${body.name} ${own}`, body };
}

/** The level of the place of a Party organisation; null of any other name. */
function levelOf(name: string, rules: Rules): ReturnType<Rules['lexicon']['levels']['match']> {
  const organisation = rules.pattern('header.above').endAt(name, 0);
  return organisation < 0 ? null : rules.lexicon.levels.match(name, skipBlanks(name, organisation));
}

/** "Đảng Bộ Tỉnh Tuyên Quang": its committee is Tỉnh ủy Tuyên Quang. */
function committeeOf(name: string, rules: Rules): string {
  const level = levelOf(name, rules);
  return level && level.value.rank !== 'commune' ? `${level.value.party}${name.slice(level.end)}` : name;
}

/** "Tỉnh Ủy Hậu Giang", "Đảng Bộ Tỉnh Hải Dương" */
function provinceAbove(name: string, rules: Rules): string | null {
  if (!rules.pattern('header.above').isAt(name, 0)) return bodyAt(name, 0, rules)?.ref.province ?? null;
  const level = levelOf(name, rules);
  return level && (rules.lexicon.provinces.match(name, skipBlanks(name, level.end))?.value.name ?? null);
}

/** The same on one line: "TỈNH ỦY HẢI DƯƠNG BAN DÂN VẬN". */
function organBeside(count: number, nameOf: NameOf, rules: Rules): (Omit<HeadIssuer, 'span'> & { readonly from: number }) | null {
  const line = count > 0 ? nameOf(count - 1, count) : '';
  const above = bodyAt(line, 0, rules);
  const at = above?.ref.known ? skipBlanks(line, above.end) : line.length;
  if (at >= line.length || !rules.pattern('header.organ').isAt(line, at)) return null;
  const name = `${line.slice(at)} ${line.slice(0, at).trim()}`;
  const body = bodyNamed(name, rules);
  return body?.ref.known ? { name, body: body.ref, from: count - 1 } : null;
}

/** "ủy ban nhân dân tỉnh hà nam sở nội vụ": the line below went on in the small letters of a legacy font. */
function departmentBeside(count: number, nameOf: NameOf, rules: Rules): Omit<HeadIssuer, 'span'> | null {
  const line = count > 0 ? nameOf(count - 1, count) : '';
  const above = bodyAt(line, 0, rules);
  const at = above?.ref.known ? skipBlanks(line, above.end) : line.length;
  const body = at < line.length ? bodyNamed(line.slice(at), rules) : null;
  if (!above || !body?.ref.known || (body.ref.place ?? above.ref.province) === null) return null;
  return { name: line.slice(at), body: { ...body.ref, province: body.ref.province ?? above.ref.province } };
}

/** "TỈNH ỦY CÀ MAU / BAN TỔ CHỨC": an organ goes by its own name before that of the body it works for. */
function innerOrgan(count: number, nameOf: NameOf, rules: Rules): (Omit<HeadIssuer, 'span'> & { readonly from: number }) | null {
  const beside = organBeside(count, nameOf, rules);
  if (beside || count < 2) return beside;
  const organ = nameOf(count - 1, count);
  if (!rules.pattern('header.organ').isAt(organ, 0)) return null;
  // the body above may stand on two lines ("ỦY BAN NHÂN DÂN / TỈNH KON TUM / VĂN PHÒNG")
  for (let from = count - 2; from >= Math.max(0, count - 1 - MOST_JOINED); from--) {
    if (rules.pattern('header.joined').isAt(nameOf(from, from + 1), 0)) continue;
    const above = nameOf(from, count - 1);
    for (const name of [`${organ} ${above}`, `${organ} ${committeeOf(above, rules)}`]) {
      const body = bodyNamed(name, rules);
      if (body?.ref.known) return { name, body: body.ref, from };
    }
  }
  return null;
}
