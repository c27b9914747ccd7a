import { ingest } from '../ingest/index.js';
import { serveFiles } from '../isolation/files.js';
import { ok } from '../model/index.js';
import type { ReadJob } from '../reading/isolated.js';
import { loadRules, type Rules } from '../rules/index.js';
import { coverageOf } from './file-coverage.js';

/** The folders of rules are the same in every job of a pool. */
let rules: Rules | null = null;

serveFiles(async (bytes, { uri, rulesDirs, ingest: settings }: ReadJob) => {
  rules ??= loadRules(rulesDirs);
  const raw = await ingest(bytes, { uri }, settings);
  return raw.ok ? ok(coverageOf(raw.value, rules), raw.problems) : raw;
});
