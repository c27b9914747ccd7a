import { createRequire } from 'node:module';
import { fold } from '../model/index.js';

const require = createRequire(import.meta.url);

interface Found {
  readonly verb?: { readonly infinitive?: string; readonly grammar?: { readonly form?: string } };
}
interface Verbs {
  json(): Found[];
  /** The forms of each verb by their names; the future is written with an auxiliary. */
  conjugate(): { readonly FutureTense?: string; readonly [form: string]: string | undefined }[];
}
interface View {
  verbs(): Verbs;
  tag(tag: string): View;
}
type Compromise = (text: string) => View;

export interface EnglishVerb {
  readonly infinitive: string;
  readonly passive: boolean;
}

let compromise: Compromise | null = null;

function loaded(): Compromise {
  compromise ??= require('compromise') as Compromise;
  return compromise;
}

/**
 * The verbs of an English clause in its order. For short spans only: the library is loaded with the first
 * one, which takes longer than most documents to read, and it reads some 0.05 MB in a second.
 */
export function verbsOf(clause: string): EnglishVerb[] {
  return loaded()(clause)
    .verbs()
    .json()
    .flatMap(({ verb }) =>
      verb?.infinitive ? [{ infinitive: verb.infinitive, passive: verb.grammar?.form?.startsWith('passive') ?? false }] : [],
    );
}

/** By the table of verbs that is asked for: the beginnings of their words. */
const BEGINNINGS = new WeakMap<object, readonly string[]>();

/** Whether a clause has a word that may be a form of one of the verbs: where none is, the library need not read it. */
export function mayHoldVerb(clause: string, verbs: Readonly<Record<string, unknown>>): boolean {
  let beginnings = BEGINNINGS.get(verbs);
  if (!beginnings) {
    beginnings = Object.keys(verbs).map(beginningOf);
    BEGINNINGS.set(verbs, beginnings);
  }
  const folded = fold(clause);
  return beginnings.some((beginning) => folded.includes(beginning));
}

/** What all forms of a verb begin with; nothing, which every clause holds, where they have nothing in common ("went"). */
function beginningOf(infinitive: string): string {
  const conjugated = loaded()(infinitive).tag('Infinitive').verbs().conjugate()[0] ?? {};
  const forms = Object.entries(conjugated).flatMap(([name, form]) => (form && name !== 'FutureTense' ? [form] : []));
  let length = forms.length > 0 ? infinitive.length : 0;
  while (!forms.every((form) => form.startsWith(infinitive.slice(0, length)))) length--;
  return infinitive.slice(0, length);
}
