import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { contextOf } from '../../src/cli/context.js';
import { programOf } from '../../src/cli/program.js';
import { explain, jsonSchema, listRules, OUTPUTS, type OutputName, testRules } from '../../src/index.js';
import { Explained, OutputList, RuleRow, RuleTests } from '../../src/model/schemas.js';
import { ROOT } from '../architecture/source.js';

const names = Object.keys(OUTPUTS) as OutputName[];

test('every command with --json is listed with the schema of its output', () => {
  const named = Object.values(OUTPUTS).join(', ');
  const all = programOf(contextOf([], {})).commands.flatMap((one) =>
    one.commands.length > 0 ? one.commands.map((sub) => [sub, `${one.name()} ${sub.name()}`] as const) : [[one, one.name()] as const],
  );
  const printing = all.filter(([command]) => command.options.some(({ long }) => long === '--json')).map(([, name]) => name);
  expect(printing.length).toBeGreaterThan(10);
  expect(printing.filter((name) => !named.includes(`${name} --json`))).toEqual([]);
});

test('the package holds the schemas, as the program prints them', async () => {
  expect(readdirSync(join(ROOT, 'dist', 'schemas')).sort()).toEqual(names.map((name) => `${name}.json`).sort());
  const require = createRequire(join(ROOT, 'package.json'));
  for (const name of names) {
    const file = require.resolve(`danchieu/schemas/${name}.json`);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(await jsonSchema(name));
  }
});

test('rules, their tests and explanations keep their schemas', async () => {
  const rules = await listRules();
  expect(z.array(z.strictObject(RuleRow.shape)).parse(rules)).toHaveLength(rules.length);
  expect(RuleTests.parse(await testRules()).failed).toEqual([]);
  expect(Explained.parse({ code: 'E241', ...explain('E241', 'en') }).title).not.toBe('');
  expect(OutputList.parse(OUTPUTS)).toEqual(OUTPUTS);
});
