// Proves the package's own patterns and writes the record that lets them load without being proven again.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OWN_RULES } from '../dist/rules/files.js';
import { lexicalFragments } from '../dist/rules/lexicon.js';
import { readRules } from '../dist/rules/load.js';
import { RECORD, record } from '../dist/rules/prove.js';

const source = readRules();
const { hashes, problems } = record(source, lexicalFragments(source), OWN_RULES);
for (const { where, detail } of problems) console.error(`E303 ${where} ${detail}`);
writeFileSync(join(OWN_RULES, RECORD), `${JSON.stringify(hashes, null, 1)}\n`);
console.log(`${hashes.length} patterns proven, ${problems.length} refused`);
process.exitCode = problems.length > 0 ? 1 : 0;
