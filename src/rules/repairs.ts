import { Failure } from '../model/index.js';
import type { Placed } from './load.js';
import type { RepairSpec } from './schema.js';
import { expand, type Fragments, TemplateError } from './template.js';

/** A repair of recognised text, ready to run: what `search` finds gives way to `by`. */
export interface Repair {
  readonly id: string;
  readonly search: RegExp;
  readonly by: string;
}

/** @throws Failure E306 (unknown or circular fragment), E309 (not a regular expression) with file, line and repair */
export function compileRepairs(repairs: readonly Placed<RepairSpec>[], fragments: Fragments): Repair[] {
  return repairs.map(({ spec, file, line }) => {
    try {
      return { id: spec.id, search: new RegExp(expand(spec.match, fragments), 'gu'), by: spec.by };
    } catch (cause) {
      const code = cause instanceof TemplateError ? 'E306' : 'E309';
      throw new Failure([{ code, severity: 'error', where: `${file}:${line}`, detail: `${spec.id}: ${(cause as Error).message}` }], {
        cause,
      });
    }
  });
}
