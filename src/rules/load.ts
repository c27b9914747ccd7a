import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { Failure, type Problem, Relation } from '../model/index.js';
import { Body, DocumentType, Law, Level, Named, type PatternSpec, Province, RuleFile, type RuleSpec, Terms } from './schema.js';

/** Where the package keeps its own rules, from `dist/rules/` as from `src/rules/`. */
export const OWN_RULES = fileURLToPath(new URL('../../rules', import.meta.url));

export interface Placed<T> {
  readonly spec: T;
  readonly file: string;
  readonly line: number;
}

/** What stands in the files, checked against its schema but not compiled. */
export interface RuleSource {
  readonly version: string;
  readonly rules: readonly Placed<RuleSpec>[];
  readonly patterns: readonly Placed<PatternSpec>[];
  readonly fragments: ReadonlyMap<string, string>;
  readonly types: readonly DocumentType[];
  readonly bodies: readonly Body[];
  readonly provinces: readonly Province[];
  readonly laws: readonly Law[];
  readonly levels: readonly Level[];
  readonly offices: readonly Named[];
  readonly awardForms: readonly Named[];
  readonly recipients: readonly Named[];
  readonly terms: Terms;
  readonly symbolFaults: Readonly<Record<string, string>>;
  readonly numberWords: Readonly<Record<string, number>>;
  readonly englishVerbs: Readonly<Record<string, Relation>>;
  readonly words: Readonly<Record<string, readonly string[]>>;
}

const problem = (code: string, where: string, detail: string): Problem => ({ code, severity: 'error', where, detail });

/** Reads YAML against a schema; every fault names the file and the line it stands in. */
function parse<T>(file: string, text: string, schema: z.ZodType<T>, problems: Problem[]) {
  const lines = new LineCounter();
  const doc = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const lineAt = (offset: number | undefined) => (offset === undefined ? 1 : lines.linePos(offset).line);
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let depth = path.length; depth > 0; depth--) {
      const node = doc.getIn(path.slice(0, depth) as (string | number)[], true) as { range?: number[] } | undefined;
      if (node?.range) return lineAt(node.range[0]);
    }
    return 1;
  };
  for (const error of doc.errors) problems.push(problem('E301', `${file}:${lineAt(error.pos[0])}`, error.message));
  if (doc.errors.length > 0) return null;
  const checked = schema.safeParse(doc.toJS({ maxAliasCount: 20 }) ?? {});
  if (checked.success) return { value: checked.data, lineOf };
  for (const issue of checked.error.issues)
    problems.push(problem('E302', `${file}:${lineOf(issue.path)}`, `${issue.path.join('.')}: ${issue.message}`));
  return null;
}

/**
 * Reads the package's rules and those of further folders (each like `rules/`: *.yaml, lexicons/*.yaml).
 * A rule of a later folder replaces an earlier one of the same id; lexicon entries are added.
 * @throws Failure E301 (YAML), E302 (schema), E307 (an id twice in one folder) with file and line
 */
export function readRules(folders: readonly string[] = []): RuleSource {
  const problems: Problem[] = [];
  const hash = createHash('sha256');
  const rules = new Map<string, Placed<RuleSpec>>();
  const patterns = new Map<string, Placed<PatternSpec>>();
  const fragments = new Map<string, string>();
  const lists = new Map<string, unknown[]>();
  let terms: Terms | null = null;
  let symbolFaults: Record<string, string> = {};
  let numberWords: Record<string, number> = {};
  let englishVerbs: Record<string, Relation> = {};
  let words: Record<string, string[]> = {};

  const place = <T extends { id: string }>(into: Map<string, Placed<T>>, spec: T, folder: string, file: string, line: number) => {
    const earlier = into.get(spec.id);
    if (earlier?.file.startsWith(join(folder, sep)))
      problems.push(problem('E307', `${file}:${line}`, `${spec.id}, first at ${earlier.file}:${earlier.line}`));
    into.set(spec.id, { spec, file, line });
  };
  const lexicon = <T>(name: string, schema: z.ZodType<T>, file: string, text: string) => {
    const got = parse(file, text, z.array(schema), problems);
    if (got) lists.set(name, [...(lists.get(name) ?? []), ...got.value]);
  };

  for (const folder of [OWN_RULES, ...folders]) {
    for (const path of yamlFiles(folder)) {
      const file = join(folder, path);
      const text = readFileSync(file, 'utf8');
      hash.update(path).update('\0').update(text).update('\0');
      if (!path.startsWith('lexicons')) {
        const got = parse(file, text, RuleFile, problems);
        if (!got) continue;
        for (const [name, template] of Object.entries(got.value.fragments)) fragments.set(name, template);
        for (const [i, spec] of got.value.rules.entries()) place(rules, spec, folder, file, got.lineOf(['rules', i]));
        for (const [i, spec] of got.value.patterns.entries()) place(patterns, spec, folder, file, got.lineOf(['patterns', i]));
        continue;
      }
      if (path.endsWith('document-types.yaml')) lexicon('types', DocumentType, file, text);
      else if (path.endsWith('bodies.yaml')) lexicon('bodies', Body, file, text);
      else if (path.endsWith('provinces.yaml')) lexicon('provinces', Province, file, text);
      else if (path.endsWith('laws.yaml')) lexicon('laws', Law, file, text);
      else if (path.endsWith('levels.yaml')) lexicon('levels', Level, file, text);
      else if (path.endsWith('offices.yaml')) lexicon('offices', Named, file, text);
      else if (path.endsWith('award-forms.yaml')) lexicon('awardForms', Named, file, text);
      else if (path.endsWith('recipients.yaml')) lexicon('recipients', Named, file, text);
      else if (path.endsWith('symbol-faults.yaml'))
        symbolFaults = { ...symbolFaults, ...parse(file, text, z.record(z.string(), z.string()), problems)?.value };
      else if (path.endsWith('english-verbs.yaml'))
        englishVerbs = { ...englishVerbs, ...parse(file, text, z.record(z.string(), Relation), problems)?.value };
      else if (path.endsWith('number-words.yaml'))
        numberWords = { ...numberWords, ...parse(file, text, z.record(z.string(), z.number()), problems)?.value };
      else if (path.endsWith('/words.yaml'))
        words = { ...words, ...parse(file, text, z.record(z.string(), z.array(z.string())), problems)?.value };
      else if (path.endsWith('terms.yaml')) terms = parse(file, text, Terms, problems)?.value ?? terms;
    }
  }
  if (problems.length > 0) throw new Failure(problems as [Problem, ...Problem[]]);
  const list = <T>(name: string) => (lists.get(name) ?? []) as T[];
  return {
    version: hash.digest('hex').slice(0, 16),
    rules: [...rules.values()],
    patterns: [...patterns.values()],
    fragments,
    types: list('types'),
    bodies: list('bodies'),
    provinces: list('provinces'),
    laws: list('laws'),
    levels: list('levels'),
    offices: list('offices'),
    awardForms: list('awardForms'),
    recipients: list('recipients'),
    symbolFaults,
    numberWords,
    englishVerbs,
    words,
    terms: terms ?? { central_congresses: [], provincial_congresses: [], assemblies: [] },
  };
}

function yamlFiles(folder: string): string[] {
  let names: string[];
  try {
    names = readdirSync(folder, { recursive: true }) as string[];
  } catch (cause) {
    throw new Failure([problem('E308', folder, String((cause as Error).message))], { cause });
  }
  return names.filter((name) => name.endsWith('.yaml')).sort();
}
