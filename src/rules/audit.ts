import { foldWords } from '../model/index.js';
import type { Ending } from './audit-schema.js';
import { escaped, type Lexicon, symbolKey } from './lexicon.js';
import type { RuleSource } from './load.js';
import type { Law } from './schema.js';

/** The last day in force, and what ended it: its number and its identity. */
export interface End {
  readonly until: string;
  readonly by: string;
  readonly id: string;
}

export interface Event {
  readonly name: string;
  /** Folded words that may name it. */
  readonly names: readonly string[];
  readonly from: string;
  readonly until: string;
}

/** What an audit holds documents against: registers of rules/lexicons/, arranged for look-up. */
export interface AuditKnowledge {
  /** The end of a document, where the registers are sure of it. */
  endOf(number: string, type: string | null, date: string | null): End | null;
  /** Whether a body may issue the type on a day; true where nothing is known. */
  mayIssue(type: string, body: string, date: string | null): boolean;
  /** Letters that documents of the type bear besides its own. */
  lettersOf(type: string): readonly string[];
  /** What is meant by a word that no text means as it stands, and a pattern that finds such words. */
  readonly misspellings: { readonly meant: ReadonlyMap<string, string>; readonly pattern: RegExp };
  readonly events: readonly Event[];
}

const dayBefore = (day: string): string => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);

const typeOf = (law: Law, { types }: Lexicon): { name: string; slug: string } | undefined => types.match(law.name, 0)?.value;

/** `06/2022/QH15` of the type law: `vn/tw/qh/luat/2022/06/qh15`. */
const lawId = (law: Law, lexicon: Lexicon): string => {
  const [serial, year, letters] = law.number.toLowerCase().split('/') as [string, string, string];
  return `vn/tw/${letters.replace(/\d+$/, '')}/${typeOf(law, lexicon)?.slug}/${year}/${serial}/${letters}`;
};

/** A law ends the day before the one that replaces it takes effect; nothing is said where either number is unsure. */
function lawEnd(law: Law, lexicon: Lexicon): End | null {
  if (law.replaced_by === undefined || law.unsure.includes('number')) return null;
  const [by] = lexicon.lawsByNumber.get(symbolKey(law.replaced_by)) ?? [];
  if (!by?.effective || by.unsure.includes('number')) return null;
  return { until: dayBefore(by.effective), by: by.number, id: lawId(by, lexicon) };
}

const sameType = (law: Law, type: string | null, lexicon: Lexicon): boolean => type === null || typeOf(law, lexicon)?.name === type;

export function auditKnowledge(source: RuleSource, lexicon: Lexicon): AuditKnowledge {
  const endings = new Map(source.validity.map((entry: Ending) => [symbolKey(entry.number), entry]));
  return {
    endOf: (number, type, date) => {
      const entry = endings.get(symbolKey(number));
      if (entry && (entry.date === undefined || entry.date === date)) return entry;
      const [law, ...others] = (lexicon.lawsByNumber.get(symbolKey(number)) ?? []).filter((one) => sameType(one, type, lexicon));
      return law && others.length === 0 ? lawEnd(law, lexicon) : null;
    },
    mayIssue: (type, body, date) =>
      source.issuers.every(
        (entry) =>
          entry.type !== type ||
          (entry.from !== undefined && (date === null || date < entry.from)) ||
          (!entry.never.includes(body) && (entry.only.length === 0 || entry.only.includes(body))),
      ),
    lettersOf: (type) => source.typeLetters[type] ?? [],
    misspellings: {
      meant: new Map(Object.entries(source.misspellings)),
      pattern: new RegExp(Object.keys(source.misspellings).map(escaped).join('|') || '(?!)', 'g'),
    },
    events: source.events.map(({ name, also, from, until }) => ({ name, names: [name, ...also].map(foldWords), from, until })),
  };
}
