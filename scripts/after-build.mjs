// Behind tsc: what has no source any more leaves dist/, and the bin is made executable.
// dist/ is not emptied beforehand, so that a program that runs from it meets no gap.
import { chmodSync, existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');

const sourceOf = (name) => join(root, 'src', name.replace(/(?:\.d\.ts|\.js)(?:\.map)?$/, '.ts'));

for (const name of readdirSync(dist, { recursive: true })) {
  const made = join(dist, name);
  if (!existsSync(made)) continue; // its folder went before it
  const source = statSync(made).isDirectory() ? join(root, 'src', name) : sourceOf(name);
  if (!existsSync(source)) rmSync(made, { recursive: true });
}
chmodSync(join(dist, 'cli', 'main.js'), 0o755);
