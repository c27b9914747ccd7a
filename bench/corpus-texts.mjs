// Prints the normalised texts of the corpus as a JSON list.
import { readdirSync, readFileSync } from 'node:fs';
import { readSource } from '../dist/reading/reader.js';
import { loadRules } from '../dist/rules/index.js';

const folder = new URL('../corpus/documents/', import.meta.url);
const rules = loadRules();
const texts = [];
for (const name of readdirSync(folder).sort()) {
  const result = await readSource(readFileSync(new URL(name, folder)), { uri: name }, rules);
  if (result.ok) texts.push(result.value.text);
}
process.stdout.write(JSON.stringify(texts));
