import { defaultJobs } from '../jobs.js';
import { inProcesses } from '../reading/isolated.js';
import type { RuleInfo } from '../rules/index.js';
import type { Coverage, RuleCount, UnreadForm, UnreadPlace } from './answers.js';
import type { MeasureOptions } from './evaluate.js';
import type { FileCoverage } from './file-coverage.js';

export interface CoverageOptions extends MeasureOptions {
  /** Forms of unread numbers that are told (default 50). */
  readonly limit?: number | undefined;
}

const LIMIT = 50;
/** Places told of each form. */
const MOST_PLACES = 3;

const byCount = <T extends { readonly count: number }>(keyOf: (one: T) => string) => {
  return (a: T, b: T): number => b.count - a.count || (keyOf(a) < keyOf(b) ? -1 : 1);
};

/** Counts of all rules that were loaded, and of those that stand in the program. */
const countRules = (files: readonly FileCoverage[], all: readonly RuleInfo[]): RuleCount[] => {
  type Count = { -readonly [K in keyof RuleCount]: RuleCount[K] };
  const counts = new Map<string, Count>();
  for (const { id, finds } of all)
    counts.set(id, { rule: id, finds, declared: true, counted: finds === 'relation' ? 'places' : 'facts', count: 0, files: 0 });
  for (const { facts, places } of files) {
    const own = new Map(Object.entries(places));
    const kinds = new Map(facts.map(({ rule, finds }) => [rule, finds]));
    for (const { rule } of facts) own.set(rule, (own.get(rule) ?? 0) + 1);
    for (const [rule, count] of own) {
      const row = counts.get(rule) ?? { rule, finds: kinds.get(rule) ?? '', declared: false, counted: 'facts', count: 0, files: 0 };
      row.count += count;
      if (count > 0) row.files++;
      counts.set(rule, row);
    }
  }
  return [...counts.values()].sort(byCount(({ rule }) => rule));
};

const formOf = ({ text }: UnreadPlace): string => text.normalize('NFC').toUpperCase().replace(/\d+/g, '#');

const unreadForms = (files: readonly FileCoverage[]): UnreadForm[] => {
  const forms = new Map<string, UnreadPlace[]>();
  for (const place of files.flatMap(({ unread }) => unread)) {
    const list = forms.get(formOf(place));
    if (list) list.push(place);
    else forms.set(formOf(place), [place]);
  }
  return [...forms]
    .map(([form, places]) => ({
      form,
      count: places.length,
      files: new Set(places.map(({ file }) => file)).size,
      places: places.slice(0, MOST_PLACES),
    }))
    .sort(byCount(({ form }) => form));
};

/**
 * Reads an archive's files and tells which rules fire how often, which never do, and what looks like
 * a document number but was read by none. Nothing is kept; files are read in processes of their own.
 *
 * @param paths files and folders
 * @throws Failure E3xx for faults in `options.rules`
 */
export const coverage = async (paths: readonly string[], options: CoverageOptions = {}): Promise<Coverage> => {
  const [{ walk }, { each }, { loadRules }, { refusedRow }] = await Promise.all([
    import('../run/finding.js'),
    import('./each.js'),
    import('../rules/index.js'),
    import('../model/index.js'),
  ]);
  const { all } = loadRules(options.rules);
  const { files, problems } = await walk(paths);
  const jobs = Math.max(1, Math.min(options.jobs ?? defaultJobs(), files.length));
  const reader = await inProcesses<FileCoverage>(new URL('./coverage-child.js', import.meta.url), jobs, options);
  try {
    const results = await each(files, jobs, reader.read, ({ ok }) => !ok, options.onProgress);
    const done = results.flatMap((result) => (result.ok ? [result.value] : []));
    const refused = [...problems, ...results.flatMap((result) => (result.ok ? [] : [result.problem]))];
    const forms = unreadForms(done);
    return {
      files: { found: files.length + problems.length, read: done.length, refused: refused.length },
      rules: countRules(done, all),
      forms: forms.length,
      hits: forms.reduce((sum, { count }) => sum + count, 0),
      unread: forms.slice(0, options.limit ?? LIMIT),
      refused: refused.map(refusedRow),
    };
  } finally {
    await reader.close();
  }
};
