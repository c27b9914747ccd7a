import type { Rules } from '../rules/index.js';

let known: Promise<Rules> | undefined;

/** The package's own rules, which take longer to load than most questions to answer. */
export const ownRules = (): Promise<Rules> => {
  known ??= import('../rules/index.js').then(({ loadRules }) => loadRules());
  return known;
};

/** The package's own rules, and those of the folders. */
export const rulesWith = async (folders: readonly string[] = []): Promise<Rules> =>
  folders.length === 0 ? ownRules() : (await import('../rules/index.js')).loadRules(folders);
