import { readFileSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import { Failure, type Problem } from '../model/index.js';
import { OWN_RULES, rulesVersion, yamlFiles } from './files.js';
import { LEXICONS, type Lexicons, NO_LEXICONS } from './lexicon-files.js';
import { type PatternSpec, type ReaderSpec, type RepairSpec, RuleFile, type RuleSpec } from './schema.js';
import { readYaml } from './yaml.js';

export interface Placed<T> {
  readonly spec: T;
  readonly file: string;
  readonly line: number;
}

/** What stands in the files, checked against its schema but not compiled. */
export interface RuleSource extends Lexicons {
  readonly version: string;
  readonly rules: readonly Placed<RuleSpec>[];
  readonly patterns: readonly Placed<PatternSpec>[];
  readonly readers: readonly Placed<ReaderSpec>[];
  readonly repairs: readonly Placed<RepairSpec>[];
  readonly fragments: ReadonlyMap<string, string>;
}

const problem = (code: string, where: string, detail: string): Problem => ({ code, severity: 'error', where, detail });

/**
 * Reads the package's rules and those of further folders (each like `rules/`: *.yaml, lexicons/*.yaml).
 * A rule of a later folder replaces an earlier one of the same id; lexicon entries are added.
 * @throws Failure E301 (YAML), E302 (schema), E307 (an id twice in one folder), E310 (a lexicon that nothing reads) with file and line
 */
export function readRules(folders: readonly string[] = []): RuleSource {
  const problems: Problem[] = [];
  const rules = new Map<string, Placed<RuleSpec>>();
  const patterns = new Map<string, Placed<PatternSpec>>();
  const readers = new Map<string, Placed<ReaderSpec>>();
  const repairs = new Map<string, Placed<RepairSpec>>();
  const fragments = new Map<string, string>();
  let lexicons = NO_LEXICONS;

  const place = <T extends { id: string }>(into: Map<string, Placed<T>>, spec: T, folder: string, file: string, line: number) => {
    const earlier = into.get(spec.id);
    if (earlier?.file.startsWith(join(folder, sep)))
      problems.push(problem('E307', `${file}:${line}`, `${spec.id}, first at ${earlier.file}:${earlier.line}`));
    into.set(spec.id, { spec, file, line });
  };
  for (const folder of [OWN_RULES, ...folders]) {
    for (const path of yamlFiles(folder)) {
      const file = join(folder, path);
      const text = readFileSync(file, 'utf8');
      if (!path.startsWith('lexicons')) {
        const got = readYaml(file, text, RuleFile, problems);
        if (!got) continue;
        for (const [name, template] of Object.entries(got.value.fragments)) fragments.set(name, template);
        for (const [i, spec] of got.value.rules.entries()) place(rules, spec, folder, file, got.lineOf(['rules', i]));
        for (const [i, spec] of got.value.patterns.entries()) place(patterns, spec, folder, file, got.lineOf(['patterns', i]));
        for (const [i, spec] of got.value.readers.entries()) place(readers, spec, folder, file, got.lineOf(['readers', i]));
        for (const [i, spec] of got.value.repairs.entries()) place(repairs, spec, folder, file, got.lineOf(['repairs', i]));
        continue;
      }
      const add = LEXICONS[basename(path, '.yaml')];
      if (add) lexicons = add(lexicons, (schema) => readYaml(file, text, schema, problems)?.value ?? null);
      else problems.push(problem('E310', file, Object.keys(LEXICONS).join(', ')));
    }
  }
  if (problems.length > 0) throw new Failure(problems as [Problem, ...Problem[]]);
  return {
    version: rulesVersion(folders),
    rules: [...rules.values()],
    patterns: [...patterns.values()],
    readers: [...readers.values()],
    repairs: [...repairs.values()],
    fragments,
    ...lexicons,
  };
}
