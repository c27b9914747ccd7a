import type { RuleInfo } from '../rules/index.js';
import type { RuleTestReport } from './tests.js';

export type { RuleInfo, RuleTestReport };

/**
 * The rules that find facts: the package's own and those of `folders`, in the order of their files, then what code
 * reads under ids of its own. Every id that a fact names is among them.
 * @throws Failure E3xx, one problem per fault, each with file and line
 */
export const listRules = async (folders: readonly string[] = []): Promise<readonly RuleInfo[]> => {
  const { loadRules } = await import('../rules/index.js');
  const { all, readers } = loadRules(folders);
  return [...all, ...readers];
};

/**
 * Runs the examples and counter-examples of all rules.
 * @throws Failure E3xx where the rules cannot be loaded at all
 */
export const testRules = async (folders: readonly string[] = []): Promise<RuleTestReport> => {
  const [{ testRules: test }, { loadRules }] = await Promise.all([import('./tests.js'), import('../rules/index.js')]);
  return test(loadRules(folders));
};
