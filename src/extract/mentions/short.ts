import type { Rules } from '../../rules/index.js';
import type { Draft } from './draft.js';
import { typeEndingAt } from './head.js';
import { joinList, pinpointBefore } from './number.js';
import { tailOf } from './tail.js';

const NEXT = /[/_-]\s?[\p{Lu}\d]|[.,]\d|%|[\p{L}\d]/uy;

/** "Kế hoạch 330", "Quyết định số 1852 ngày 30/11/2020", "NQ57": a type and a serial without a symbol. */
export function shortMention(text: string, start: number, end: number, floor: number, list: Draft[], rules: Rules): Draft | null {
  if (end - start > 5) return null;
  NEXT.lastIndex = end;
  if (NEXT.test(text)) return null;
  const from = Math.max(floor, start - 80);
  const lead = rules.pattern('number.lead').exec(text.slice(from, start));
  const leadStart = lead ? from + lead.index : start;
  let typeEnd = leadStart;
  while (typeEnd > from && /\s/.test(text[typeEnd - 1] as string)) typeEnd--;
  const found = typeEndingAt(text, typeEnd, from, rules) ?? (lead ? null : symbolEndingAt(text, start, rules));
  if (!found) return null;
  const capital = /\p{Lu}/u.test(text[found.start] as string);
  if (!capital && !lead) return null;
  const unit = rules.pattern('citation.short-unit');
  unit.lastIndex = end;
  if (unit.test(text)) return null;
  const tail = tailOf(text, end, rules);
  const draft: Draft = {
    form: 'short',
    start: found.start,
    end: tail.end,
    rule: 'citation.short',
    confidence: 0.85,
    type: found.type,
    number: null,
    serial: text.slice(start, end).replace(/^0+(?=\d)/, ''),
    date: tail.date?.date ?? null,
    issuer: tail.issuer,
    issuerFrom: tail.issuer ? 'tail' : null,
    title: tail.title,
    named: null,
    pinpoint: pinpointBefore(text, found.start, floor, rules),
    shared: [],
    relation: 'mentions',
    nested: false,
  };
  joinList(text, draft, draft, list, rules);
  return draft;
}

function symbolEndingAt(text: string, start: number, rules: Rules): { start: number; type: string } | null {
  const letters = /(?:^|[^\p{L}\p{N}])(\p{Lu}[\p{Lu}\p{Ll}]{1,4})\s?$/u.exec(text.slice(Math.max(0, start - 7), start))?.[1];
  if (!letters) return null;
  const type = rules.lexicon.typesBySymbol.get(letters.toUpperCase())?.[0];
  if (!type?.symbols.includes(letters)) return null;
  return { start: text.lastIndexOf(letters, start), type: type.name };
}
