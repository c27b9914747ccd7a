import {
  type BodyRef,
  type CitedField,
  type Completed,
  type Document,
  type Fact,
  groupBy,
  type HeaderFact,
  type Kind,
} from '../model/index.js';
import type { Rules } from '../rules/index.js';
import type { RawFinding } from './finding.js';

/** A mention as linking completes it. */
export type Cited = Completed;

/** One document with all that was read of it. `date` and `issuer` are its own. */
export interface Read {
  readonly document: Document;
  readonly kind: Kind;
  readonly facts: readonly Fact[];
  readonly type: string | null;
  readonly date: string | null;
  readonly issuer: BodyRef | null;
  readonly citations: readonly Cited[];
}

/** Looks for faults of one kind. Pure. */
export type Check = (read: Read, rules: Rules) => Iterable<RawFinding>;

export const ownField = ({ facts }: Read, name: HeaderFact['field']): HeaderFact | undefined =>
  facts.find((fact): fact is HeaderFact => fact.kind === 'header' && fact.field === name);

/** Asked by nearly every check, so they are parted once. */
const PARTED = new WeakMap<readonly Fact[], Map<Fact['kind'], Fact[]>>();

export const factsOf = <K extends Fact['kind']>({ facts }: Read, kind: K): readonly Extract<Fact, { kind: K }>[] => {
  let parted = PARTED.get(facts);
  if (!parted) {
    parted = groupBy(facts, (fact) => fact.kind);
    PARTED.set(facts, parted);
  }
  return (parted.get(kind) ?? []) as Extract<Fact, { kind: K }>[];
};

/** Down to the day: only such dates can be held against each other. */
export const isDay = (date: string | null | undefined): date is string => date?.length === 10;

/** The day of issue of an official document; a page or a report has a day of publication, which proves nothing. */
export const dayOfIssue = ({ kind, date }: Read): string | null => (kind === 'official' && isDay(date) ? date : null);

/** Whether the passage itself says a day, with the word for it: figures alone may be those of the next cell of a table. */
export const saysDay = (cited: Cited, rules: Rules): boolean => says(cited, 'date') && isDated(cited.mention.text, rules);

export const isDated = (text: string, rules: Rules): boolean => rules.search('audit.dated').test(text);

/** Whether the passage itself says the field. */
export const says = ({ inferred }: Cited, field: CitedField): boolean => !inferred.includes(field);
