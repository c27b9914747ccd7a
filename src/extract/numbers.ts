import type { DocumentNumber } from '../model/index.js';
import { isDigitAt, isLowerAt, isSignAt, isUpperAt, type Rule, type Rules, Signs, skipBlanks, symbolKey, tryRule } from '../rules/index.js';

export interface NumberHit {
  readonly number: DocumentNumber;
  readonly rule: Rule;
  readonly start: number;
  readonly end: number;
  /** Whether any part of the symbol stands in a lexicon: without it, only a "số" or a type word makes a number of it. */
  readonly known: boolean;
}

/** Reads a document number where a run of digits begins. */
export function numberAt(text: string, start: number, rules: Rules): NumberHit | null {
  if (!isLikely(text, start)) return null;
  for (const rule of rules.fitting('number', text, start)) {
    const hit = tryRule(rule, text, start);
    if (!hit) continue;
    const style = String(rule.spec.sets.style);
    const serial = (hit.match.group('serial') as string).toLowerCase();
    const letters = hit.match.group('letters') as string;
    const trailing = trailingSigns(letters);
    const parsed = parseSymbol(letters.slice(0, letters.length - trailing), rules);
    if (parsed.parts.length === 0) continue;
    if (rule.id === 'number.hyphen' && !parsed.known) continue;
    return {
      number: assemble(serial, hit.match.group('year') ?? null, parsed, style),
      rule,
      start,
      end: hit.end - trailing,
      known: parsed.known,
    };
  }
  return null;
}

/** A cheap look before the patterns are tried: digits, then a separator or a capital. */
function isLikely(text: string, start: number): boolean {
  let at = start;
  while (isDigitAt(text, at)) at++;
  while (at < start + MOST_SERIAL && isLowerAt(text, at)) at++;
  if (isSignAt(text, at, '.')) at++;
  while (isDigitAt(text, at)) at++;
  const next = skipBlanks(text, at);
  return SEPARATORS.at(text, next) || isUpperAt(text, next);
}
const MOST_SERIAL = 8;
const SEPARATORS = new Signs('/-_');

/** A full stop or an ampersand that ends the letters belongs to the sentence. */
function trailingSigns(letters: string): number {
  let signs = 0;
  while (TRAILING.at(letters, letters.length - 1 - signs)) signs++;
  return signs;
}

const TRAILING = new Signs('.&');

interface Parsed {
  readonly parts: readonly string[];
  readonly separators: readonly string[];
  readonly type: string | null;
  readonly bodies: readonly string[];
  readonly party: boolean;
  /** All bodies are of the state: it writes no symbol as the Party does. */
  readonly state: boolean;
  readonly known: boolean;
}

/** An archive has few symbols and many numbers: each symbol is taken apart once. */
const PARSED = new WeakMap<Rules, Map<string, Parsed>>();
const MOST_SYMBOLS = 20_000;

/** Takes the letters apart, repairs each group against the lexicons and tells the type from the bodies. */
export function parseSymbol(letters: string, rules: Rules): Parsed {
  const known = PARSED.get(rules) ?? new Map<string, Parsed>();
  PARSED.set(rules, known);
  let parsed = known.get(letters);
  if (!parsed) {
    parsed = takeApart(letters, rules);
    if (known.size >= MOST_SYMBOLS) known.clear();
    known.set(letters, parsed);
  }
  return parsed;
}

function takeApart(letters: string, rules: Rules): Parsed {
  const { lexicon } = rules;
  const clean = letters.replace(/\s+/g, '').replace(/_/g, '-');
  const written = clean.split(/[-/]/).filter((part) => part !== '');
  const head = symbolKey(written[0] ?? '');
  // "NHNN-TD": behind a body stand the letters of its unit, which no register has
  const ofUnit = (i: number) => i > 0 && !lexicon.typesBySymbol.has(head) && lexicon.bodiesBySymbol.has(head);
  const parts = written.map((part, i) => repair(part, i === 0, ofUnit(i), rules));
  const separators = clean.match(/[-/]/g) ?? [];
  const [first, ...rest] = parts;
  const typed =
    first !== undefined &&
    lexicon.typesBySymbol.has(symbolKey(first)) &&
    (rest.length > 0 || !lexicon.bodiesBySymbol.has(symbolKey(first)));
  const bodies = typed ? rest : parts;
  const families = bodies.flatMap((b) => lexicon.bodiesBySymbol.get(symbolKey(stem(b))) ?? []);
  return {
    parts,
    separators,
    type: typed ? (first as string) : null,
    bodies,
    party: families.length > 0 && families.every((body) => body.family === 'party'),
    state:
      typed &&
      bodies.length > 0 &&
      bodies.every((b) => lexicon.bodiesBySymbol.get(symbolKey(stem(b)))?.every((body) => body.family === 'state')),
    known: typed || families.length > 0,
  };
}

const SHORTEST_TWIN = 3;

/** `UBTVQH10` is UBTVQH of the tenth term, `HĐND8` HĐND of the eighth. */
const stem = (part: string): string => part.replace(/\d+$/, '');

/** The official letters for a group that was typed in other case or without its marks; the type stands first. */
function repair(part: string, first: boolean, ofUnit: boolean, { lexicon }: Rules): string {
  const dotless = part.replace(/\./g, '');
  const key = symbolKey(dotless);
  const symbols = [...(lexicon.typesBySymbol.get(key) ?? []), ...(lexicon.bodiesBySymbol.get(stem(key)) ?? [])].flatMap((e) => e.symbols);
  if (symbols.includes(dotless)) return part;
  const sameLetters = symbols.find((s) => symbolKey(s) === key);
  if (sameLetters) return sameLetters;
  const term = key.slice(stem(key).length);
  const ofTerm = term === '' ? undefined : symbols.find((s) => symbolKey(s) === stem(key));
  if (ofTerm) return ofTerm + term;
  const loose = (lexicon.typesBySymbol.get(key) ?? []).find((t) => t.loose.some((s) => symbolKey(s) === key));
  if (loose) return (first ? loose.symbols[0] : undefined) ?? dotless;
  const twin = ofUnit && key.length < SHORTEST_TWIN ? undefined : lexicon.symbolTwins.get(key);
  return twin ?? dotless;
}

function assemble(serial: string, year: string | null, parsed: Parsed, style: string): DocumentNumber {
  const { parts, separators, type, bodies, party } = parsed;
  const bare = serial.startsWith('0') ? serial.replace(/^0+(?=\d)/, '') : serial;
  const make = (canonical: string, symbol: string, as: DocumentNumber['style']): DocumentNumber => ({
    canonical,
    symbol,
    serial: bare,
    year,
    type,
    bodies,
    style: as,
  });
  if (style === 'assembly') {
    const symbol = parts.join('-');
    return make(`${serial}/${year}/${symbol}`, symbol, 'assembly');
  }
  if (type !== null && party && year === null) {
    const symbol = `${type}/${bodies.join('-')}`;
    return make(`${serial}-${symbol}`, symbol, 'party');
  }
  if (!parsed.state && (style === 'party' || (style === 'gap' && separators[0] === '/'))) {
    const symbol = `${parts[0]}/${parts.slice(1).join('-')}`;
    return make(`${serial}-${symbol}`, symbol, 'party');
  }
  const symbol = parts.join('-');
  if (style === 'old') return make(`${serial}-${symbol}`, symbol, 'old');
  return make(
    `${serial}/${year === null ? '' : `${year}/`}${symbol}`,
    symbol,
    year === null ? (type === null && parts.length === 1 ? 'old' : 'state') : 'normative',
  );
}
