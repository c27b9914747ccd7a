import { createRequire } from 'node:module';
import type { Relation } from '../../model/index.js';
import type { Rules } from '../../rules/index.js';

interface Verb {
  readonly verb?: { readonly infinitive?: string; readonly grammar?: { readonly form?: string } };
}
type Compromise = (text: string) => { verbs(): { json(): Verb[] } };

/** Loaded with the first English document: it takes longer to load than most documents to read. */
let compromise: Compromise | null = null;
function analyse(clause: string): Verb[] {
  compromise ??= createRequire(import.meta.url)('compromise') as Compromise;
  return compromise(clause).verbs().json();
}

/**
 * What the last telling verb of an English clause says of the document cited behind it, by its infinitive:
 * translators inflect where Vietnamese does not. In the passive the cited document is the one that acts.
 */
export function relationByVerb(clause: string, rules: Rules): Relation | null {
  for (const { verb } of analyse(clause).reverse()) {
    const relation = verb?.infinitive === undefined ? undefined : rules.source.englishVerbs[verb.infinitive];
    if (relation) return verb?.grammar?.form?.startsWith('passive') ? 'mentions' : relation;
  }
  return null;
}
