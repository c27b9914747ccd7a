import type { Corrections, CorrectionsSource, Corrector, Proposal } from '../model/index.js';
import type { Rules } from '../rules/index.js';
import type { Store } from '../store/index.js';
import { rulesWith } from './own-rules.js';
import type { CorrectionRequest, Signature } from './proposal.js';

interface WithRules {
  /** Folders of further rules. */
  readonly rules?: readonly string[] | undefined;
}

/** What analysts decide about an archive. */
export interface Decisions {
  /** The corrections that lie over the archive, and what came of each; null where there are none. */
  corrections(): Promise<Corrections | null>;
  /** Lays a file of corrections over the archive (null: none) and links it anew, without reading any document. */
  correct(file: string | null, options?: WithRules): Promise<Corrections | null>;
  /**
   * Entries of a corrections.yaml that say this, held against what the archive holds; none where nothing, or more than
   * one thing, is of that address. Nothing is changed: `writeCorrections` writes them, `correct` lays them over.
   */
  propose(request: CorrectionRequest, signature: Signature, options?: WithRules): Promise<Proposal>;
  /** Teaches the rule of a fact (`ID#deadlines/3`) what it is to leave alone; null where there is no such fact or rule. */
  counterExample(fact: string, reason: string, options?: WithRules): Promise<Proposal['counterExample']>;
}

/** Whether the file is there and is another one than lies over the archive. */
const hasChanged = async ({ file, sha256 }: CorrectionsSource): Promise<boolean> => {
  const { correctionsFrom } = await import('./corrector.js');
  const now = await correctionsFrom(file).catch(() => null);
  return now !== null && now.sha256 !== sha256;
};

/** The corrections that lie over an archive, with what came of each; null where there are none. */
export const correctionsOf = async (store: Store): Promise<Corrections | null> => {
  const source = await store.corrections();
  if (source === null) return null;
  const { correctionProblems, correctionRows, rejectedEdges } = await import('../query/index.js');
  const [entries, rejected, changed] = [await correctionRows(store), await rejectedEdges(store), await hasChanged(source)];
  const { file, sha256 } = source;
  const problems = correctionProblems(file, entries);
  if (changed) problems.push({ code: 'W303', severity: 'warning', where: file, detail: null });
  return { file, sha256, changed, entries, rejected, problems };
};

/** The corrections that are asked for, else those that lie over the archive; undefined where there are none. */
export const wantedCorrections = async (
  store: Store,
  file: string | null | undefined,
  rules: () => Promise<Rules>,
): Promise<Corrector | undefined> => {
  const lying = file === undefined ? await store.corrections() : null;
  if (lying === null && !file) return undefined;
  const { corrector, correctionsFrom } = await import('./corrector.js');
  return corrector(lying ?? (await correctionsFrom(file as string)), await rules());
};

const correctIn = async (store: Store, file: string | null, folders?: readonly string[]): Promise<Corrections | null> => {
  const { asWriter } = await import('../run/session.js');
  // Before anything is loaded: who is refused is told at once.
  await asWriter(store, 'correct', async () => {
    const [{ resolve }, { loadRules }, { countAll }] = await Promise.all([
      import('../link/resolve.js'),
      import('../rules/index.js'),
      import('./counting.js'),
    ]);
    await store.relink(resolve, await wantedCorrections(store, file, async () => loadRules(folders)), countAll);
  });
  return correctionsOf(store);
};

const proposeIn = async (
  store: Store,
  request: CorrectionRequest,
  signature: Signature,
  folders?: readonly string[],
): Promise<Proposal> => {
  const [{ checkEntries, propose }, { checkValues }, { canonical }] = await Promise.all([
    import('./proposal.js'),
    import('./corrector.js'),
    import('../query/index.js'),
  ]);
  const asked = { ...request, document: await canonical(store, request.document) };
  const proposal = await propose(store, asked, signature, () => rulesWith(folders));
  checkEntries(proposal.entries);
  if (request.action === 'set')
    checkValues(
      proposal.entries.map((entry) => ({ ...entry, line: 0 })),
      '',
      await rulesWith(folders),
    );
  return proposal;
};

export const decisionsOn = (store: Store): Decisions => ({
  corrections: () => correctionsOf(store),
  correct: (file, { rules } = {}) => correctIn(store, file, rules),
  propose: (request, signature, { rules } = {}) => proposeIn(store, request, signature, rules),
  counterExample: async (fact, reason, { rules } = {}) =>
    (await import('./counter-example.js')).counterExampleOf(store, fact, reason, () => rulesWith(rules)),
});
