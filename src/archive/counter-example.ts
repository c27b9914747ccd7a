import { contextsOf, counterExampleText } from '../corrections/index.js';
import type { Proposal, Summary } from '../model/index.js';
import type { Rules } from '../rules/index.js';
import type { Store } from '../store/index.js';

type Kind = 'citations' | 'periods' | 'deadlines' | 'dates' | 'awards' | 'campaigns' | 'targets';

/** A fact that is none, in the text in which it was read, and where the others of its kind stand there. */
export interface Misreading {
  readonly kind: string;
  readonly text: string;
  readonly rule: string;
  readonly start: number;
  readonly end: number;
  readonly others: readonly { readonly start: number; readonly end: number }[];
}

/** The stretch around it that is read as wrongly by itself; where there is none, its sentence. */
const stretchOf = async ({ kind, text, rule, start, end, others }: Misreading, rules: Rules): Promise<readonly [string, boolean]> => {
  const after = others.reduce((most, other) => (other.end <= start ? Math.max(most, other.end) : most), 0);
  const before = others.reduce((least, other) => (other.start >= end ? Math.min(least, other.start) : least), Number.POSITIVE_INFINITY);
  const contexts = contextsOf({ text, start, end, after, before });
  const [{ readFacts }, { plain }] = await Promise.all([import('../reading/reader.js'), import('../rulebook/tests.js')]);
  const alone = contexts.find((stretch) => {
    const { summary }: { summary: Summary } = readFacts(plain(stretch), rules);
    const read = summary[kind as Kind];
    return read.length === 1 && read[0]?.rule === rule;
  });
  return [alone ?? contexts[0] ?? text.slice(start, end), alone !== undefined];
};

/** A counter-example for the rule that read it; null where no file of rules holds that rule. */
export const counterExampleFor = async (misreading: Misreading, reason: string, rules: Rules): Promise<Proposal['counterExample']> => {
  const [text, reproduces] = await stretchOf(misreading, rules);
  const { rule } = misreading;
  const yaml = counterExampleText(rule, text, reason, rules);
  return yaml === null ? null : { rule, text, yaml, reproduces };
};

/** The counter-example for the rule of a fact, by its address (`ID#deadlines/3`); null where there is no such fact or rule. */
export const counterExampleOf = async (
  store: Store,
  address: string,
  reason: string,
  loadRules: () => Promise<Rules>,
): Promise<Proposal['counterExample']> => {
  const { factsOf, partsOfAddress, textOf } = await import('../query/index.js');
  const parts = partsOfAddress(address);
  if (parts === null || parts.kind === 'findings') return null;
  const { document, kind, ordinal } = parts;
  const [rows, text] = [await factsOf(store, document, { kinds: [kind] }), await textOf(store, document)];
  const fact = rows.find((row) => row.fact.endsWith(`#${kind}/${ordinal}`));
  if (!fact?.span || fact.rule === null || text === null) return null;
  const others = rows.flatMap(({ span }) => span ?? []);
  const { start, end } = fact.span;
  return counterExampleFor({ kind, text: text.text, rule: fact.rule, start, end, others }, reason, await loadRules());
};
