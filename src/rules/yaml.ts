import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Problem } from '../model/index.js';
import { parsedBefore } from './parsed.js';

const problem = (code: string, where: string, detail: string): Problem => ({ code, severity: 'error', where, detail });

const MOST_ALIASES = 20;

export interface ReadYaml<T> {
  readonly value: T;
  /** The line in which a value begins, by the keys and places that lead to it. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

export interface SchemaFault {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/**
 * Reads YAML against a schema; every fault is added to `problems` with the file and the line it stands in:
 * no YAML under the first code, not of the schema under the second, in the words of `faultsOf`. Null where there are any.
 */
export function readYaml<T>(
  file: string,
  text: string,
  schema: z.ZodType<T>,
  problems: Problem[],
  [noYaml, notOfSchema]: readonly [string, string] = ['E301', 'E302'],
  faultsOf: (issue: z.core.$ZodIssue) => readonly SchemaFault[] = (issue) => [issue],
): ReadYaml<T> | null {
  const known = parsedBefore(text);
  if (known) {
    const fits = schema.safeParse(known.data);
    if (fits.success) return { value: fits.data, lineOf: ([key, at]) => known.lines[String(key)]?.[Number(at)] ?? 1 };
  }
  const lines = new LineCounter();
  const lineAt = (offset: number | undefined) => (offset === undefined ? 1 : lines.linePos(offset).line);
  let doc: ReturnType<typeof parseDocument>;
  let data: unknown;
  try {
    doc = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
    // An unknown tag is but warned of; nothing here has a use for one.
    const faults = [...doc.errors, ...doc.warnings];
    for (const fault of faults) problems.push(problem(noYaml, `${file}:${lineAt(fault.pos[0])}`, fault.message));
    if (faults.length > 0) return null;
    data = doc.toJS({ maxAliasCount: MOST_ALIASES }) ?? {};
  } catch (error) {
    // Aliases that multiply, and nesting beyond the stack.
    problems.push(problem(noYaml, `${file}:1`, (error as Error).message));
    return null;
  }
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let depth = path.length; depth > 0; depth--) {
      const node = doc.getIn(path.slice(0, depth) as (string | number)[], true) as { range?: number[] } | undefined;
      if (node?.range) return lineAt(node.range[0]);
    }
    return 1;
  };
  const checked = schema.safeParse(data);
  if (checked.success) return { value: checked.data, lineOf };
  for (const { path, message } of checked.error.issues.flatMap(faultsOf))
    problems.push(problem(notOfSchema, `${file}:${lineOf(path)}`, `${path.join('.')}: ${message}`));
  return null;
}
