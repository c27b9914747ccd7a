import type { ReadJob } from './isolated.js';
import { serveFiles } from './isolation/files.js';
import { readSource } from './reader.js';
import { loadRules, type Rules } from './rules/index.js';

/** The folders of rules are the same in every job of a pool. */
let rules: Rules | null = null;

serveFiles((bytes, { uri, rulesDirs, ingest }: ReadJob) => {
  rules ??= loadRules(rulesDirs);
  return readSource(bytes, { uri }, rules, ingest);
});
