import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { OWN_RULES } from '../../src/rules/index.js';
import { recordOf } from '../../src/rules/parsed.js';
import { readYaml } from '../../src/rules/yaml.js';

const files = readdirSync(OWN_RULES, { recursive: true }).filter((name) => String(name).endsWith('.yaml')) as string[];

test.each(files)('the build parses %s as it is read without a build', (file) => {
  const text = readFileSync(join(OWN_RULES, file), 'utf8');
  const [built] = Object.values(recordOf([text]));
  const read = readYaml(file, text, z.unknown(), []);
  expect(built?.data).toEqual(read?.value);
  for (const [key, lines] of Object.entries(built?.lines ?? {})) expect(lines).toEqual(lines.map((_, i) => read?.lineOf([key, i])));
});
