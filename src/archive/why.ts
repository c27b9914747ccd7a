import type { DocumentRow, Reasons, Relation } from '../model/index.js';
import type { RuleInfo } from '../rules/index.js';
import type { Store } from '../store/index.js';
import { rulesWith } from './own-rules.js';

const load = () => import('../query/index.js');

const ruleOf = async (id: string, folders: readonly string[]): Promise<RuleInfo | undefined> => {
  const { all, readers } = await rulesWith(folders);
  return [...all, ...readers].find((rule) => rule.id === id);
};

const placeOf = (info: RuleInfo | undefined): string | null => (info ? `${info.file}:${info.line}` : null);

type Fact = Pick<Reasons, 'kind' | 'values' | 'span'>;

/** The words that give a citation its relation. One that an analyst corrected has none: what is read does not say it. */
const relationIn = async (
  store: Store,
  { id }: DocumentRow,
  { kind, values, span }: Fact,
  folders: readonly string[],
): Promise<Reasons['relation']> => {
  if (kind !== 'citations' || span === null || values.corrected) return null;
  const [{ passageAround }, { relationWords }] = await Promise.all([load(), import('../extract/index.js')]);
  const passage = await passageAround(store, id, span);
  const words = passage && relationWords(passage.text, passage, values.relation as Relation, await rulesWith(folders));
  if (!words) return null;
  const info = await ruleOf(words.rule, folders);
  return { quote: passage.text.slice(words.start, words.end), rule: words.rule, why: info?.why ?? null, at: placeOf(info) };
};

/** Why a fact is held to be one; null where there is no fact of this address. */
export const whyIn = async (store: Store, address: string, folders: readonly string[] = []): Promise<Reasons | null> => {
  const { documentById, heldFact, partsOfAddress } = await load();
  const parts = partsOfAddress(address);
  const document = parts && (await documentById(store, parts.document));
  const fact = document && (await heldFact(store, document, parts.kind, parts.ordinal));
  if (!fact) return null;
  const info = fact.rule === null ? undefined : await ruleOf(fact.rule, folders);
  const rule =
    fact.rule === null ? null : { id: fact.rule, why: info?.why ?? null, anchors: [...(info?.anchors ?? [])], at: placeOf(info) };
  const relation = await relationIn(store, document, fact, folders);
  return { fact: `${document.id}#${parts.kind}/${parts.ordinal}`, document, ...fact, inferred: [...fact.inferred], rule, relation };
};
