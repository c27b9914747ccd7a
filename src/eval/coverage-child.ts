import { readFile } from 'node:fs/promises';
import { ingest } from '../ingest/index.js';
import type { ReadJob } from '../isolated.js';
import { serve } from '../isolation/child.js';
import { ok, type Result, refuse } from '../model/index.js';
import { loadRules, type Rules } from '../rules/index.js';
import { coverageOf, type FileCoverage } from './file-coverage.js';

/** The folders of rules are the same in every job of a run. */
let rules: Rules | null = null;

serve(async ({ path, uri, rulesDirs }: ReadJob): Promise<Result<FileCoverage>> => {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    return refuse('E113', uri, (error as Error).message);
  }
  rules ??= loadRules(rulesDirs);
  const raw = await ingest(bytes, { uri });
  return raw.ok ? ok(coverageOf(raw.value, rules), raw.problems) : raw;
});
