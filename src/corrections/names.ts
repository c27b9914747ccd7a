import { type Correction, fold } from '../model/index.js';

/** An entry that is about citations. */
export type OnCitations = Extract<Correction, { from: string }>;
export type Verdict = Exclude<OnCitations, { action: 'set-citation' }>;

export const isOnCitations = <C extends Correction>(entry: C): entry is C & OnCitations => 'from' in entry;
export const isVerdict = <C extends Correction>(entry: C): entry is C & Verdict => 'from' in entry && entry.action !== 'set-citation';

/** A quote as it is compared: how lines broke and which of two equal code points were typed is of no weight. */
export const quoteOf = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

/** A number as it is compared. */
export const numberOf = (text: string): string => fold(text).replace(/\s+/gu, '');

/** The identity of what leaves a document by a split; `~` is what the program puts before what no document says. */
export const splitName = (document: string, as: string): string => `${document}/~${as}`;

/** Where each identity leads when all merges are followed. Merges are free of circles: `clashes` sees to that. */
export const mergesOf = (entries: readonly Correction[]): ReadonlyMap<string, string> => {
  const into = new Map<string, string>();
  for (const entry of entries) if (entry.action === 'merge') for (const id of entry.documents) into.set(id, entry.into);
  const last = (id: string): string => {
    let at = id;
    for (let next = into.get(at); next !== undefined; next = into.get(at)) at = next;
    return at;
  };
  return new Map([...into.keys()].map((id) => [id, last(id)]));
};
