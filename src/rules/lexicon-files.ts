import { z } from 'zod';
import { Relation } from '../model/schemas.js';
import { Ending, Event, Issuers } from './audit-schema.js';
import { Body, DocumentType, Law, Level, Named, Province, Terms } from './schema.js';

/** What the files of lexicons/ hold together. */
export interface Lexicons {
  readonly types: readonly DocumentType[];
  readonly bodies: readonly Body[];
  readonly provinces: readonly Province[];
  readonly laws: readonly Law[];
  readonly levels: readonly Level[];
  readonly offices: readonly Named[];
  readonly awardForms: readonly Named[];
  readonly recipients: readonly Named[];
  readonly terms: Terms;
  readonly symbolFaults: Readonly<Record<string, string>>;
  readonly numberWords: Readonly<Record<string, number>>;
  readonly months: Readonly<Record<string, number>>;
  readonly englishVerbs: Readonly<Record<string, Relation>>;
  readonly privatePersons: Readonly<Record<string, readonly string[]>>;
  readonly words: Readonly<Record<string, readonly string[]>>;
  readonly validity: readonly Ending[];
  readonly issuers: readonly Issuers[];
  readonly events: readonly Event[];
  readonly typeLetters: Readonly<Record<string, readonly string[]>>;
  readonly misspellings: Readonly<Record<string, string>>;
}

export const NO_LEXICONS: Lexicons = {
  types: [],
  bodies: [],
  provinces: [],
  laws: [],
  levels: [],
  offices: [],
  awardForms: [],
  recipients: [],
  terms: { central_congresses: [], provincial_congresses: [], assemblies: [] },
  symbolFaults: {},
  numberWords: {},
  months: {},
  englishVerbs: {},
  privatePersons: {},
  words: {},
  validity: [],
  issuers: [],
  events: [],
  typeLetters: {},
  misspellings: {},
};

/** Gives what the file holds, or null where it does not follow the schema. */
type Read = <T>(schema: z.ZodType<T>) => T | null;
type Add = (before: Lexicons, read: Read) => Lexicons;
type KeysOf<V> = { [K in keyof Lexicons]: V extends Lexicons[K] ? K : never }[keyof Lexicons];

/** Entries of later folders come behind those of earlier ones. */
const list =
  <T, K extends KeysOf<readonly T[]>>(key: K, schema: z.ZodType<T>): Add =>
  (before, read) => ({ ...before, [key]: [...(before[key] as readonly T[]), ...(read(z.array(schema)) ?? [])] });

/** Entries of later folders replace those of the same key. */
const table =
  <T, K extends KeysOf<Readonly<Record<string, T>>>>(key: K, schema: z.ZodType<T>): Add =>
  (before, read) => ({ ...before, [key]: { ...before[key], ...read(z.record(z.string(), schema)) } });

/** By the name of the file. */
export const LEXICONS: Readonly<Record<string, Add>> = {
  'document-types': list('types', DocumentType),
  bodies: list('bodies', Body),
  provinces: list('provinces', Province),
  laws: list('laws', Law),
  levels: list('levels', Level),
  offices: list('offices', Named),
  'award-forms': list('awardForms', Named),
  recipients: list('recipients', Named),
  terms: (before, read) => ({ ...before, terms: read(Terms) ?? before.terms }),
  'symbol-faults': table('symbolFaults', z.string()),
  'number-words': table('numberWords', z.number()),
  months: table('months', z.number().int().min(1).max(12)),
  'english-verbs': table('englishVerbs', Relation),
  'private-persons': table('privatePersons', z.array(z.string())),
  words: table('words', z.array(z.string())),
  validity: list('validity', Ending),
  issuers: list('issuers', Issuers),
  events: list('events', Event),
  'type-letters': table('typeLetters', z.array(z.string())),
  misspellings: table('misspellings', z.string()),
};
