import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

interface Found {
  readonly verb?: { readonly infinitive?: string; readonly grammar?: { readonly form?: string } };
}
type Compromise = (text: string) => { verbs(): { json(): Found[] } };

export interface EnglishVerb {
  readonly infinitive: string;
  readonly passive: boolean;
}

let compromise: Compromise | null = null;

/**
 * The verbs of an English clause in its order. For short spans only: the library is loaded with the first
 * one, which takes longer than most documents to read, and it reads some 0.05 MB in a second.
 */
export function verbsOf(clause: string): EnglishVerb[] {
  compromise ??= require('compromise') as Compromise;
  return compromise(clause)
    .verbs()
    .json()
    .flatMap(({ verb }) =>
      verb?.infinitive ? [{ infinitive: verb.infinitive, passive: verb.grammar?.form?.startsWith('passive') ?? false }] : [],
    );
}
