import { limitsOf } from './ingest/index.js';
import type { ReadJob } from './isolated.js';
import { serveFiles } from './isolation/files.js';
import { readSource } from './reader.js';
import { loadRules, type Rules } from './rules/index.js';

/** The folders of rules are the same in every job of a pool. */
let rules: Rules | null = null;

serveFiles(
  (bytes, { uri, rulesDirs, ingest }: ReadJob, size) => {
    rules ??= loadRules(rulesDirs);
    return readSource(bytes, { uri, size }, rules, ingest);
  },
  ({ ingest }) => limitsOf(ingest).maxFile,
);
