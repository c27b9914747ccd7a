import { readFile } from 'node:fs/promises';
import type { ReadJob } from './isolated.js';
import { serve } from './isolation/child.js';
import { type Reading, type Result, refuse } from './model/index.js';
import { readSource } from './reader.js';
import { loadRules, type Rules } from './rules/index.js';

/** Rules are loaded once for each set of folders; all documents of a run share one. */
const loaded = new Map<string, Rules>();

function rulesOf(folders: readonly string[]): Rules {
  const key = folders.join('\0');
  const rules = loaded.get(key) ?? loadRules(folders);
  loaded.set(key, rules);
  return rules;
}

serve(async ({ path, uri, rulesDirs }: ReadJob): Promise<Result<Reading>> => {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    return refuse('E113', uri, (error as Error).message);
  }
  return readSource(bytes, { uri }, rulesOf(rulesDirs));
});
