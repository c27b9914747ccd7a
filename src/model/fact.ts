import type { IdentityKey } from './identity.js';
import type { Span } from './span.js';
import type { CitedField, Relation, Signer } from './summary.js';

/** What every fact carries: the exact slice it was read from, the rule that read it, how sure that is (0..1). */
export interface Evidence {
  readonly text: string;
  readonly span: Span;
  readonly rule: string;
  readonly confidence: number;
}

/**
 * A body as the text names it. `name` is the official name without place, `level` the word for the level of
 * its place (`tỉnh`, `huyện`), `place` its own place, `province` the province around it; null where not said.
 */
export interface BodyRef {
  readonly office: string | null;
  readonly name: string;
  readonly known: boolean;
  readonly level: string | null;
  readonly place: string | null;
  readonly province: string | null;
}

/** A document number taken apart. `canonical` is the repaired form, `symbol` what stands behind the serial (`KH-UBND`). */
export interface DocumentNumber {
  readonly canonical: string;
  readonly symbol: string;
  /** Serial without leading zeros; null where it was left blank. */
  readonly serial: string | null;
  /** Four-digit year inside the symbol, as normative texts have it. */
  readonly year: string | null;
  /** Abbreviation of the type (`KH`), null for letters that carry none (`SKHCN-VP`). */
  readonly type: string | null;
  /** Abbreviations of the issuing body and its unit, in order (`['SKHCN']`, `['UBND']`, `['TW']`). */
  readonly bodies: readonly string[];
  readonly style: 'state' | 'normative' | 'party' | 'assembly' | 'old';
}

export interface HeaderFact extends Evidence {
  readonly kind: 'header';
  readonly field: 'kind' | 'type' | 'number' | 'date' | 'place' | 'issuer' | 'title' | 'signer' | 'recipient';
  readonly value: string;
  readonly number?: DocumentNumber;
  readonly body?: BodyRef;
  readonly signer?: Signer;
  readonly inferred?: true;
}

/** A place that names another document. Only what stands there; linking completes it. */
export interface Mention extends Evidence {
  readonly kind: 'mention';
  readonly form: 'number' | 'short' | 'law';
  readonly type: string | null;
  readonly number: DocumentNumber | null;
  /** Serial of a short form ("Kế hoạch 330"). */
  readonly serial: string | null;
  readonly date: string | null;
  readonly issuer: BodyRef | null;
  readonly title: string | null;
  readonly pinpoint: string | null;
  /** Fields that were taken from the head or tail of the list the mention stands in. */
  readonly shared: readonly CitedField[];
  /** The relation that the governing verb of the clause states. */
  readonly relation: Relation;
  /** Stands inside another mention's title. */
  readonly nested: boolean;
}

export interface PeriodFact extends Evidence {
  readonly kind: 'period';
  readonly start: string | null;
  readonly end: string | null;
  readonly horizon: string | null;
  readonly label: string | null;
}
export interface DeadlineFact extends Evidence {
  readonly kind: 'deadline';
  readonly date: string | null;
  readonly recurs: string | null;
  readonly task: string | null;
  readonly inferred: readonly string[];
}
export interface DateFact extends Evidence {
  readonly kind: 'date';
  readonly date: string;
}
export interface AwardFact extends Evidence {
  readonly kind: 'award';
  readonly form: string | null;
  readonly grantor: BodyRef | null;
  readonly recipient: string;
  readonly min: number | null;
  readonly max: number | null;
  readonly unit: 'recipient' | 'percent';
  readonly per: string | null;
  readonly occasion: string | null;
  readonly year: number | null;
}
export interface CampaignFact extends Evidence {
  readonly kind: 'campaign';
  readonly name: string;
}
export interface TargetFact extends Evidence {
  readonly kind: 'target';
  readonly value: number;
  readonly unit: string;
  readonly subject: string | null;
}

export type Fact = HeaderFact | Mention | PeriodFact | DeadlineFact | DateFact | AwardFact | CampaignFact | TargetFact;

/** A mention with all that its document tells of it. */
export interface Completed {
  readonly mention: Mention;
  readonly type: string | null;
  readonly number: string | null;
  readonly date: string | null;
  readonly issuer: string | null;
  readonly inferred: readonly CitedField[];
  readonly key: IdentityKey | null;
}
