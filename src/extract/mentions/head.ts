import type { BodyRef } from '../../model/index.js';
import type { Rules } from '../../rules/index.js';
import { type BodyHit, bodyAt } from '../bodies.js';

/** What stands before a number: the word for the type, perhaps the issuer, "số". */
export interface Head {
  /** Where the citation begins. */
  readonly start: number;
  /** Where "số" begins; the number's own start if there is none. */
  readonly leadStart: number;
  readonly lead: boolean;
  readonly type: string | null;
  readonly issuer: BodyRef | null;
  readonly title: string | null;
}

const REACH = 260;
const LETTER = /[\p{L}\p{N}]/u;

/** Reads to the left of a number, never beyond `floor`. `law`: the number is of the National Assembly. */
export function headOf(text: string, number: number, floor: number, law: boolean, rules: Rules): Head {
  const from = Math.max(floor, number - REACH);
  const window = text.slice(from, number);
  const lead = rules.pattern('number.lead').exec(window);
  const leadStart = lead ? from + lead.index : number;
  const end = trimEnd(text, leadStart, from);
  const bare: Head = { start: leadStart, leadStart, lead: lead !== null, type: null, issuer: null, title: null };

  const direct = typeEndingAt(text, end, from, rules);
  if (direct) return { ...bare, start: direct.start, type: direct.type };

  const between = issuerEndingAt(text, end, from, rules);
  if (between) {
    const outer = typeEndingAt(text, trimEnd(text, between.of, from), from, rules);
    if (outer) return { ...bare, start: outer.start, type: outer.type, issuer: between.body.ref };
  }
  if (law) {
    const name = rules.pattern('citation.law-name').exec(text.slice(from, leadStart));
    const title = name?.groups?.law;
    if (name && title) {
      const type = rules.lexicon.types.match(title, 0)?.value.name ?? null;
      return { ...bare, start: from + name.index, type, title };
    }
  }
  return bare;
}

function trimEnd(text: string, end: number, floor: number): number {
  let at = end;
  while (at > floor && /[\s:]/.test(text[at - 1] as string)) at--;
  return at;
}

/** The longest name of a type that ends exactly here. */
export function typeEndingAt(text: string, end: number, floor: number, rules: Rules): { start: number; type: string } | null {
  let found: { start: number; type: string } | null = null;
  let at = end;
  for (let words = 0; words < 5 && at > floor; words++) {
    while (at > floor && LETTER.test(text[at - 1] as string)) at--;
    const hit = rules.lexicon.types.match(text, at);
    if (hit && hit.end === end) found = { start: at, type: hit.value.name };
    while (at > floor && /\s/.test(text[at - 1] as string)) at--;
    if (at > floor && !LETTER.test(text[at - 1] as string)) break;
  }
  return found;
}

function issuerEndingAt(text: string, end: number, floor: number, rules: Rules): { of: number; body: BodyHit } | null {
  for (const match of text.slice(floor, end).matchAll(rules.pattern('citation.of'))) {
    const of = floor + match.index;
    const body = bodyAt(text, of + match[0].length, rules);
    if (body && body.end === end) return { of, body };
  }
  return null;
}
