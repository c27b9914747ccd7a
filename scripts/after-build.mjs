// Behind tsc: what has no source any more leaves dist/, the JSON Schemas and the parsed rules are written, and the bin is made executable.
// dist/ is not emptied beforehand, so that a program that runs from it meets no gap.
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');

const sourceOf = (name) => join(root, 'src', name.replace(/(?:\.d\.ts|\.js)(?:\.map)?$/, '.ts'));

for (const name of readdirSync(dist, { recursive: true })) {
  const made = join(dist, name);
  if (!existsSync(made)) continue; // its folder went before it
  const source = statSync(made).isDirectory() ? join(root, 'src', name) : sourceOf(name);
  if (!existsSync(source)) rmSync(made, { recursive: true });
}
const { OUTPUTS, jsonSchema } = await import(pathToFileURL(join(dist, 'schemas.js')).href);
mkdirSync(join(dist, 'schemas'), { recursive: true });
for (const name of Object.keys(OUTPUTS))
  writeFileSync(join(dist, 'schemas', `${name}.json`), `${JSON.stringify(await jsonSchema(name), null, 2)}\n`);

const { OWN_RULES } = await import(pathToFileURL(join(dist, 'rules', 'files.js')).href);
const { recordOf } = await import(pathToFileURL(join(dist, 'rules', 'parsed.js')).href);
const files = readdirSync(OWN_RULES, { recursive: true }).filter((name) => name.endsWith('.yaml'));
writeFileSync(
  join(dist, 'rules', 'parsed.json'),
  JSON.stringify(recordOf(files.map((name) => readFileSync(join(OWN_RULES, name), 'utf8')))),
);

cpSync(join(root, 'src', 'explorer', 'assets'), join(dist, 'explorer', 'assets'), { recursive: true });

chmodSync(join(dist, 'cli', 'main.js'), 0o755);
