import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Problem } from '../model/index.js';
import type { RuleSource } from './load.js';
import { expand, TemplateError } from './template.js';

/** File beside the rules with the hashes of patterns that were proven before. */
export const RECORD = 'proven.json';
const MOST_MILLISECONDS = 20_000;

interface Provable {
  readonly id: string;
  readonly where: string;
  /** As it is tried: at one place. Either case and the words of lexicons are left out: they add no ambiguity to a loop. */
  readonly pattern: string;
}

const hashOf = ({ pattern }: Provable): string => createHash('sha256').update(pattern).digest('hex').slice(0, 16);

function provables(source: RuleSource, lexical: ReadonlyMap<string, string>): Provable[] {
  const words = [...lexical.keys()].map((name, i) => [name, String.fromCharCode(1 + i)] as const);
  const fragments = new Map([...words, ...source.fragments]);
  const of = (id: string, where: string, templates: readonly (string | undefined)[]): Provable[] =>
    templates.flatMap((template) => {
      try {
        if (template === undefined) return [];
        const pattern = `^(?:${expand(template, fragments, [], (letter) => letter)})`;
        new RegExp(pattern, 'u');
        return [{ id, where, pattern }];
      } catch (error) {
        // said by compile with their own codes
        if (error instanceof TemplateError || error instanceof SyntaxError) return [];
        throw error;
      }
    });
  return [
    ...source.rules.flatMap(({ spec, file, line }) =>
      of(spec.id, `${file}:${line}`, [spec.match, spec.before, spec.unless_before, spec.unless_after]),
    ),
    ...[...source.patterns, ...source.repairs].flatMap(({ spec, file, line }) => of(spec.id, `${file}:${line}`, [spec.match])),
  ];
}

function recorded(folder: string): ReadonlySet<string> {
  const file = join(folder, RECORD);
  return new Set(existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as string[]) : []);
}

/** What the prover says against a pattern; null where it is proven to run in linear time. */
function objection({ pattern }: Provable): string | null {
  const { checkSync } = createRequire(import.meta.url)('recheck') as typeof import('recheck');
  const verdict = checkSync(pattern, 'u', { timeout: MOST_MILLISECONDS });
  if (verdict.status === 'safe') return null;
  return verdict.status === 'vulnerable'
    ? `${verdict.complexity.type} time, for example on ${verdict.attack.pattern}`
    : 'not proven in time';
}

/**
 * Proves that no pattern backtracks catastrophically. Patterns on record are taken as proven; the others,
 * those of a user's own rules, are checked now, which takes up to some seconds each.
 * @returns E303 with file, line, rule and reason for each pattern that is refused
 */
export function proveSafe(source: RuleSource, lexical: ReadonlyMap<string, string>, folder: string): Problem[] {
  const known = recorded(folder);
  return provables(source, lexical).flatMap((provable): Problem[] => {
    const reason = known.has(hashOf(provable)) ? null : objection(provable);
    return reason === null ? [] : [{ code: 'E303', severity: 'error', where: provable.where, detail: `${provable.id}: ${reason}` }];
  });
}

/** Hashes for the record, sorted, of all patterns that are proven now; the others as problems. */
export function record(
  source: RuleSource,
  lexical: ReadonlyMap<string, string>,
  folder: string,
): { hashes: string[]; problems: Problem[] } {
  const problems = proveSafe(source, lexical, folder);
  const refused = new Set(problems.map((problem) => problem.detail?.split(':')[0]));
  const hashes = provables(source, lexical)
    .filter(({ id }) => !refused.has(id))
    .map(hashOf);
  return { hashes: [...new Set(hashes)].sort(), problems };
}
