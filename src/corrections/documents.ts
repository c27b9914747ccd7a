import type { Corrected, DocumentChange, DocumentField, IdentityKey, Placed, ReadDocument } from '../model/index.js';
import { markOf, sorted } from './marks.js';
import { splitName } from './names.js';

/** What identifies a document or a citation once some of its fields are set. */
export type Identify = (
  read: {
    readonly fields: Readonly<Record<'type' | 'number' | 'date' | 'issuer' | 'title', string | null>>;
    readonly key: IdentityKey | null;
  },
  values: Readonly<Partial<Record<string, string | null>>>,
) => { readonly key: IdentityKey | null; readonly id: string | null; readonly number: string | null; readonly symbol: string | null };

/** A document under all the names that entries may call it by. */
export interface NamedDocument {
  readonly read: ReadDocument;
  readonly id: string;
  readonly names: readonly string[];
  readonly change: DocumentChange | null;
  /** The document that it was split off from. */
  readonly base: string | null;
}

/** Whether any of these fields is one that an identity is made of. */
export const isIdentifying = (fields: object): boolean => ['type', 'number', 'date', 'issuer'].some((field) => field in fields);

/** The fields that these values change, as they were. */
export const wasOf = <F extends string>(
  fields: Readonly<Record<F, string | null>>,
  values: Readonly<Partial<Record<F, string | null | undefined>>>,
): Record<string, string | null> =>
  Object.fromEntries(
    (Object.keys(values) as F[]).filter((field) => fields[field] !== values[field]).map((field) => [field, fields[field]]),
  );

/** Splits first, then fields, then whatever identity follows from them; merges come after linking. */
export const correctedDocument = (
  read: ReadDocument,
  entries: readonly Placed[],
  identify: Identify,
  used: (entry: Placed, needless: boolean) => void,
): NamedDocument => {
  const split = entries.find((entry) => entry.action === 'split' && entry.document === read.id && entry.files.includes(read.file));
  const named = split?.action === 'split' ? splitName(read.id, split.as) : read.id;
  const marks: Corrected[] = [];
  if (split) {
    used(split, false);
    marks.push(markOf(split, { id: read.id }));
  }
  let values: Partial<Record<DocumentField, string | null>> = {};
  for (const entry of entries) {
    if (entry.action !== 'set-document' || entry.document !== named) continue;
    const was = wasOf(read.fields, entry.values);
    used(entry, Object.keys(was).length === 0);
    marks.push(markOf(entry, was));
    values = { ...values, ...entry.values };
  }
  const found = isIdentifying(wasOf(read.fields, values)) ? identify(read, values) : null;
  // A document whose number was left blank keeps the name that was made for it, unless it gets a number.
  const renamed = found !== null && (read.key !== null || found.key !== null);
  const id = renamed ? (found.id ?? `unidentified/${read.sha256.slice(0, 12)}`) : named;
  const names = [...new Set([read.id, named, id])];
  if (marks.length === 0) return { read, id, names, change: null, base: null };
  const fields = { ...read.fields, ...values, ...(found && 'number' in values ? { number: found.number } : {}) };
  const changed = marks.map((mark) =>
    mark.action === 'set-document' && id !== named ? { ...mark, was: { ...mark.was, id: named } } : mark,
  );
  return {
    read,
    id,
    names,
    base: id === named && split ? read.id : null,
    change: {
      source: read.source,
      id,
      identified: !id.startsWith('unidentified/'),
      fields,
      symbol: 'number' in values ? (found?.symbol ?? null) : null,
      key: renamed ? found.key : read.key,
      corrected: sorted(changed),
    },
  };
};
