import { type CorrectionRequest, type FactRow, type Proposal, RELATIONS } from '../../index.js';
import type { View } from '../view.js';

/** What somebody says is wrong: a fact by its address, or the letterhead of a document. */
export interface Subject {
  readonly id: string;
  readonly fact: FactRow | null;
  /** Values as they are now, of the fields that may be corrected. */
  readonly now: Readonly<Record<string, string | null>>;
}

/** What was filled in, whether it came with the address or with a form: empty where a field was left empty, null where there was none. */
export type Fields = (name: string) => string | null;

export const ACTIONS = ['reject', 'settle', 'accept', 'set'] as const;
export type Action = (typeof ACTIONS)[number];

const CITATION = ['type', 'number', 'date', 'issuer', 'title', 'pinpoint', 'relation'];
const LETTERHEAD = ['type', 'number', 'date', 'place', 'issuer', 'title'];

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const picked = (names: readonly string[], values: Readonly<Record<string, unknown>>): Subject['now'] =>
  Object.fromEntries(names.map((name) => [name, textOf(values[name])]));

/** What the address means; null where there is no such fact or document. */
export const subjectOf = async (ask: Fields, { archive }: View): Promise<Subject | null> => {
  const [address, document] = [ask('fact'), ask('id')];
  if (address) {
    const [name = '', anchor = ''] = address.split('#');
    const [fact] = await archive.facts(name, { only: anchor });
    return fact
      ? { id: fact.fact.slice(0, fact.fact.indexOf('#')), fact, now: fact.kind === 'citations' ? picked(CITATION, fact.values) : {} }
      : null;
  }
  const shown = document ? await archive.headed(document) : null;
  return shown?.header ? { id: shown.document.id, fact: null, now: picked(LETTERHEAD, shown.header) } : null;
};

export const isCitation = ({ fact }: Subject): boolean => fact?.kind === 'citations';

export const actionOf = (subject: Subject, ask: Fields): Action =>
  isCitation(subject) ? (ACTIONS.find((action) => action === ask('action')) ?? 'reject') : 'set';

/** The fields that were changed. */
const changed = ({ now }: Subject, ask: Fields): Record<string, string | null> =>
  Object.fromEntries(
    Object.entries(now).flatMap(([name, value]) => {
      const given = ask(`set-${name}`);
      if (given === null || (name === 'relation' && !RELATIONS.includes(given as never))) return [];
      const wanted = given.normalize('NFC') || null;
      return wanted === value ? [] : [[name, wanted]];
    }),
  );

const inOneLine = (quote: string): string => quote.replace(/\s+/gu, ' ').trim();

/** Which of the citations of the same words in its document this one is, from 1. */
const placeOf = async ({ id, fact }: Subject, { archive }: View): Promise<number> => {
  const rows = await archive.facts(id, { kinds: ['citations'] });
  const same = rows.filter(({ quote }) => inOneLine(quote ?? '') === inOneLine(fact?.quote ?? ''));
  return same.findIndex((row) => row.fact === fact?.fact) + 1;
};

/** What is to be proposed; null where no field was changed, or nothing can be decided about a fact of this kind. */
export const requestOf = async (subject: Subject, ask: Fields, view: View): Promise<CorrectionRequest | null> => {
  const { id: document, fact } = subject;
  const action = actionOf(subject, ask);
  const values = changed(subject, ask);
  if (action === 'set' && Object.keys(values).length === 0) return null;
  if (fact === null) return { action: 'set', document, values };
  const at = { quote: fact.quote ?? '', ...(ask('only') === null ? {} : { nth: await placeOf(subject, view) }) };
  return action === 'set' ? { action, document, at, values } : { action, document, at, to: ask('to') || undefined };
};

export interface Prepared {
  readonly proposal: Proposal | null;
  readonly counterExample: Proposal['counterExample'];
}

/** The entry and the counter-example that follow from what was filled in; null before reason and name are given. */
export const prepare = async (subject: Subject, ask: Fields, view: View): Promise<Prepared | null> => {
  const [reason, by] = [ask('reason'), ask('by')];
  if (!reason || !by) return null;
  const { archive } = view;
  if (subject.fact !== null && !isCitation(subject))
    return { proposal: null, counterExample: await archive.counterExample(subject.fact.fact, reason) };
  const request = await requestOf(subject, ask, view);
  if (request === null) return { proposal: null, counterExample: null };
  const date = new Date().toISOString().slice(0, 10);
  const proposal = await archive.propose(request, { reason, by, date });
  return { proposal, counterExample: proposal.counterExample };
};
