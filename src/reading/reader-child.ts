import { ingest, limitsOf } from '../ingest/index.js';
import { serveFiles } from '../isolation/files.js';
import { ok, type Reading, type Result, refuse } from '../model/index.js';
import { loadRules, type Rules } from '../rules/index.js';
import type { ReadJob } from './isolated.js';
import { type KeptText, packRaw, unpackRaw } from './raw-text.js';
import { readText } from './reader.js';

/** The folders of rules are the same in every job of a pool. */
let rules: Rules | null = null;

const readKept = async ({ raw, problems }: KeptText, packed: Uint8Array, { rulesDirs }: ReadJob): Promise<Result<Reading>> => {
  rules ??= loadRules(rulesDirs);
  return ok({ ...(await readText(raw, rules)), problems, raw: packed }, problems);
};

/** The text that is kept of a file; null where the file has to be read. */
const fromKept = async (job: ReadJob): Promise<Result<Reading> | null> => {
  const kept = job.raw && unpackRaw(job.raw);
  if (job.raw && kept) return readKept(kept, job.raw, job);
  return job.path === '' ? refuse('E410', job.uri) : null;
};

serveFiles(
  async (bytes, job: ReadJob, { size, alive }) => {
    const parsed = await ingest(bytes, { uri: job.uri, size }, { ...job.ingest, alive });
    if (!parsed.ok) return parsed;
    const fresh = { raw: parsed.value, problems: parsed.problems };
    return readKept(fresh, packRaw(fresh), job);
  },
  { instead: fromKept, mostOf: ({ ingest: settings }) => limitsOf(settings).maxFile },
);
