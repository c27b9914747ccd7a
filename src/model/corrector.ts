import type { Corrected } from './corrected.js';
import type { Action, CitationField, CorrectionsSource, DocumentField } from './correction.js';
import type { IdentityKey } from './identity.js';
import type { State } from './summary.js';

/** What linking asks of corrections, and what they answer. Rows are named by the store: source, and ordinal in it. */

/** A file's head as it was read. `id` is what the program itself calls the document. */
export interface ReadDocument {
  readonly source: number;
  readonly file: string;
  readonly sha256: string;
  readonly id: string;
  readonly fields: Readonly<Record<DocumentField, string | null>>;
  readonly key: IdentityKey | null;
}

/** A citation as it was read. */
export interface ReadCitation {
  readonly source: number;
  readonly ordinal: number;
  readonly text: string;
  readonly fields: Readonly<Record<CitationField, string | null>>;
  readonly inferred: readonly string[];
  readonly key: IdentityKey | null;
}

export interface DocumentChange {
  readonly source: number;
  readonly id: string;
  readonly identified: boolean;
  readonly fields: Readonly<Record<DocumentField, string | null>>;
  /** Null where it stays. */
  readonly symbol: string | null;
  readonly key: IdentityKey | null;
  readonly corrected: readonly Corrected[];
}

export interface CitationChange {
  readonly source: number;
  readonly ordinal: number;
  readonly fields: Readonly<Record<CitationField, string | null>>;
  readonly inferred: readonly string[];
  readonly key: IdentityKey | null;
  /** The identity that the key names; undefined where it stays. */
  readonly path: string | null | undefined;
  readonly corrected: readonly Corrected[];
}

export interface Answer {
  readonly state: State;
  readonly target: string | null;
  readonly candidates: readonly string[];
  readonly reason: string | null;
}

/** A citation that linking has answered. `from` is the citing document, `day` the date of the citation. */
export interface LinkedCitation extends Answer {
  readonly source: number;
  readonly ordinal: number;
  readonly from: string;
  readonly day: string | null;
  readonly corrected: readonly Corrected[];
}

/** What becomes of a linked citation. `rejected` ones are edges no more. */
export interface Judgement extends Answer {
  readonly rejected: boolean;
  readonly corrected: readonly Corrected[];
}

/** What is known of a document that is held. */
export interface HeldDocument {
  readonly date: string | null;
}

/**
 * `applied`: it changes or confirms something. `needless`: the program says the same by itself. `unfitting`: there is
 * nothing of that address. `lacking` names the identities, files or fields of an entry that alone fit nothing.
 */
export interface Outcome {
  readonly line: number;
  readonly action: Action;
  readonly status: 'applied' | 'needless' | 'unfitting';
  readonly documents: number;
  readonly citations: number;
  readonly lacking: readonly string[];
  /** The entry as it stands in the file. */
  readonly entry: unknown;
}

/** Corrections laid over what was read. */
export interface Plan {
  /** Before linking. */
  readonly documents: readonly DocumentChange[];
  readonly citations: readonly CitationChange[];
  /** After linking: identities that lead to another one. */
  readonly merges: ReadonlyMap<string, string>;
  /** The marks of a document, with those of the merges that it has a part in; `id` before any merge, `known` as below. */
  merged(id: string, corrected: readonly Corrected[], known: ReadonlySet<string>): readonly Corrected[];
  /** Citations that are decided on, by source and ordinal. */
  readonly decided: readonly (readonly [source: number, ordinal: number])[];
  /** Where decided citations are told to lead, and what was split off. */
  readonly leading: readonly string[];
  /** Identities whose citations may lead elsewhere. */
  readonly touched: readonly string[];
  /** Null where the answer stays. */
  judge(citation: LinkedCitation, held: (id: string) => HeldDocument | null): Judgement | null;
  /** In order of line, once every decided citation was judged. `known`: identities that are held or cited before any merge. */
  outcomes(known: ReadonlySet<string>): readonly Outcome[];
}

/** Corrections before the archive is looked at. */
export interface Corrector {
  /** Null where there are none. */
  readonly source: CorrectionsSource | null;
  /** Identities whose files must be looked at. */
  readonly mentioned: readonly string[];
  /** Pure. @throws Failure E323 where entries turn out to contradict each other on one citation */
  plan(documents: readonly ReadDocument[], citations: readonly ReadCitation[]): Plan;
}
