import type { BodyRef, Span } from '../model/index.js';
import { endingNamed, isUpperAt, isWordAt, patternNamed, type Rules } from '../rules/index.js';
import { bodyAt } from './bodies.js';
import { bodyEndingAt } from './mentions/announced.js';

const GIVING = endingNamed('award.giving');
const GRANTOR = patternNamed('award.grantor');
const GRANTOR_KIND = patternNamed('award.grantor-kind');

/** How far before a form its giver may begin. */
const REACH = 160;

/** Who grants a form: named behind it ("Giấy khen của Giám đốc Sở"), or the subject of the giving before it. */
export function grantorOf(text: string, paragraph: Span, start: number, end: number, rules: Rules): BodyRef | null {
  const of = GRANTOR(rules).endAt(text, end);
  // a name ends with its cell
  const behind = of < 0 ? null : (bodyAt(text.slice(0, paragraph.end), of, rules)?.ref ?? kindAt(text, of, rules)?.ref);
  if (behind) return behind;
  const from = Math.max(paragraph.start, start - REACH);
  const giving = GIVING(rules).before(text, start, from);
  return giving && (bodyEndingAt(text, from, giving.start, rules)?.ref ?? kindEndingAt(text, from, giving.start, rules));
}

/** No single body: those of a level ("Chủ tịch UBND cấp huyện"), or the one that speaks ("Giám đốc Sở"). */
function kindAt(text: string, start: number, rules: Rules): { readonly ref: BodyRef; readonly end: number } | null {
  const kind = isUpperAt(text, start) && GRANTOR_KIND(rules).at(text, start);
  if (!kind) return null;
  const body = (kind.group('body') ?? kind.group('own')) as string;
  const level = kind.group('level');
  const name = `${rules.lexicon.bodies.match(body, 0)?.value.name ?? body}${level ? ` ${level}` : ''}`;
  return { ref: { office: kind.group('office') ?? null, name, known: false, level: null, place: null, province: null }, end: kind.end };
}

function kindEndingAt(text: string, from: number, stop: number, rules: Rules): BodyRef | null {
  for (let at = from; at < stop; at++) {
    if (!isUpperAt(text, at) || isWordAt(text, at - 1)) continue;
    const kind = kindAt(text, at, rules);
    if (kind && kind.end <= stop && stop - kind.end <= 1) return kind.ref;
  }
  return null;
}
