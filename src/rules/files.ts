import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { failure } from '../model/index.js';

/** Where the package keeps its own rules, from `dist/rules/` as from `src/rules/`. */
export const OWN_RULES = fileURLToPath(new URL('../../rules', import.meta.url));

/** Throws Failure E308 where the folder cannot be opened. */
export function yamlFiles(folder: string): string[] {
  let names: string[];
  try {
    names = readdirSync(folder, { recursive: true }) as string[];
  } catch (cause) {
    throw failure('E308', folder, String((cause as Error).message), cause);
  }
  return names.filter((name) => name.endsWith('.yaml')).sort();
}

/** The version of rules, which their files tell without being understood. Throws Failure E308. */
export function rulesVersion(folders: readonly string[] = []): string {
  const hash = createHash('sha256');
  for (const folder of [OWN_RULES, ...folders])
    for (const path of yamlFiles(folder))
      hash
        .update(path)
        .update('\0')
        .update(readFileSync(join(folder, path)))
        .update('\0');
  return hash.digest('hex').slice(0, 16);
}
