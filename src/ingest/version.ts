import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The version of an installed package; empty if it cannot be told. Packages may hide their package.json from import. */
export function versionOf(name: string): string {
  try {
    let folder = dirname(fileURLToPath(import.meta.resolve(name)));
    for (let up = 0; up < 8; up++, folder = dirname(folder)) {
      const version = versionIn(join(folder, 'package.json'), name);
      if (version !== null) return version;
    }
  } catch {
    // not resolvable from here: say nothing rather than guess
  }
  return '';
}

function versionIn(file: string, name: string): string | null {
  try {
    const found = JSON.parse(readFileSync(file, 'utf8')) as { name?: unknown; version?: unknown };
    return found.name === name && typeof found.version === 'string' ? found.version : null;
  } catch {
    return null;
  }
}
