import type { IdentityKey, Reading, Relation, State } from '../src/model/index.js';

/** A planted document. `role`: held in files, only cited, held without its date, or held with its number left blank. */
export interface Planted {
  readonly index: number;
  readonly family: IdentityKey['family'];
  readonly type: string;
  readonly number: string;
  readonly date: string;
  readonly title: string;
  readonly body: { readonly name: string; readonly path: string; readonly place: string | null };
  readonly role: 'held' | 'cited' | 'undated' | 'blank';
  readonly path: string;
  readonly key: IdentityKey;
}

export interface PlantedCitation {
  readonly target: Planted;
  readonly style: 'full' | 'no-date' | 'no-issuer' | 'no-issuer-no-date' | 'no-type' | 'no-number';
  readonly relation: Relation;
}

export interface Truth {
  readonly state: State;
  readonly target: string | null;
  readonly candidates: readonly string[];
}

export declare class PlantedArchive {
  constructor(options: {
    documents: number;
    seed?: number;
    citations?: number;
    provinces?: number;
    phantoms?: boolean;
    movements?: number;
  });
  readonly documents: readonly Planted[];
  /** Documents that some citation names with all parts, with whether one of these says the day. */
  readonly named: ReadonlyMap<number, boolean>;
  nodeOf(document: Planted): string;
  planOf(index: number): readonly PlantedCitation[];
  truthOf(index: number, citation: PlantedCitation): Truth;
  readingsOf(index: number): Reading[];
}
