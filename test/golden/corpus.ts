import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { Gold } from '../../src/eval/gold.js';
import { fitsBy } from '../../src/eval/same.js';
import type { Reading, Result } from '../../src/index.js';
import { limitsOf } from '../../src/ingest/index.js';
import { resolve } from '../../src/link/resolve.js';
import { type PipelineOptions, type RunOutcome, run } from '../../src/pipeline.js';
import { withMembers } from '../../src/reading/members.js';
import { readSource } from '../../src/reading/reader.js';
import { loadRules } from '../../src/rules/index.js';
import type { Unpacking } from '../../src/run/containers.js';
import { workFolderOf } from '../../src/run/work-folder.js';
import type { Store } from '../../src/store/index.js';
import { unpack } from '../../src/unpack/index.js';

export const CORPUS = join(import.meta.dirname, '..', '..', 'corpus');
export const rules = loadRules();
export const fits = fitsBy(rules);

export const files: readonly string[] = readdirSync(join(CORPUS, 'documents')).sort();
export const golds: readonly Gold[] = readdirSync(join(CORPUS, 'gold'))
  .sort()
  .map((name) => Gold.parse(JSON.parse(readFileSync(join(CORPUS, 'gold', name), 'utf8'))));

/** Containers are taken apart in this process too. */
export const unpacking: Unpacking = {
  unpack: ({ left, ...job }) => unpack({ ...job, ingest: left }),
  work: await workFolderOf(':memory:'),
  limits: limitsOf({}),
  hasPasswords: false,
};
afterAll(() => unpacking.work.remove());

const readings = new Map<string, Promise<Result<Reading>>>();

/** Reads a file of the corpus in this process, once per test file and name. */
export const readingOf = (path: string, uri: string): Promise<Result<Reading>> => {
  const known = readings.get(uri);
  if (known) return known;
  const reading = readSource(readFileSync(path), { uri }, rules, { ocrEngine: 'bundled' });
  readings.set(uri, reading);
  return reading;
};

/** The same for the name of a member. */
export const readingOfGold = ({ file }: Gold): Promise<Result<Reading>> => readGold({ path: join(CORPUS, file), uri: file });
const readGold = withMembers(({ path, uri }) => readingOf(path, uri), unpacking);

/** The whole road over the corpus, with the readers in this process; files go by `documents/NAME`. */
export const runInto = (store: Store, names: readonly string[] = files, options: Partial<PipelineOptions> = {}): Promise<RunOutcome> => {
  const here = process.cwd();
  process.chdir(CORPUS);
  return run(
    store,
    names.map((name) => `documents/${name}`),
    { read: ({ path, uri }) => readingOf(path, uri), version: rules.version, resolve, jobs: 2, unpacking, ...options },
  ).finally(() => process.chdir(here));
};
