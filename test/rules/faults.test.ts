import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { Failure } from '../../src/model/index.js';
import { testRules } from '../../src/rulebook/tests.js';
import { loadRules } from '../../src/rules/index.js';

let folder = '';
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A folder of rules with one file. */
async function folderWith(file: string, text: string): Promise<string> {
  folder = await mkdtemp(join(tmpdir(), 'danchieu-rules-'));
  await mkdir(dirname(join(folder, file)), { recursive: true });
  await writeFile(join(folder, file), text);
  return folder;
}

/** A rule for contests, with some of its lines changed. */
const contest = (changes: Record<string, string> = {}): string => {
  const lines = {
    id: 'campaign.contest',
    finds: 'campaign',
    why: 'contests are named in quotation marks',
    anchor: '["hội thi"]',
    match: `'hội thi “(?<name>[^”]{4,90})”'`,
    examples: '[{ text: "Hội thi “Nông dân đua tài”", gives: [{ name: Nông dân đua tài }] }]',
    ...changes,
  };
  const body = Object.entries(lines).map(([key, value], i) => `  ${i === 0 ? '-' : ' '} ${key}: ${value}`);
  return ['rules:', ...body].join('\n');
};

const faultsOf = async (file: string, text: string) => {
  const from = await folderWith(file, text);
  try {
    loadRules([from]);
    return [];
  } catch (error) {
    return (error as Failure).problems.map(({ code, where, detail }) => ({ code, where: where?.slice(from.length + 1), detail }));
  }
};

test('a rule of the right form is taken', async () => {
  expect(await faultsOf('a.yaml', contest())).toEqual([]);
});

test.each([
  ['YAML that is none', 'a.yaml', 'rules: [', 'E301', 'a.yaml:1'],
  ['a key that no rule has', 'a.yaml', contest({ colour: 'red' }), 'E302', 'a.yaml:2'],
  ['a kind that no reader reads', 'a.yaml', contest({ finds: 'award' }), 'E302', 'a.yaml:3'],
  ['a pattern that can run for ever', 'a.yaml', contest({ match: `'hội thi “(?<name>(?:a*)*)”'` }), 'E303', 'a.yaml:2'],
  ['an unknown fragment', 'a.yaml', contest({ match: `'{contest} “(?<name>[^”]{4,90})”'` }), 'E306', 'a.yaml:2'],
  ['a pattern that is none', 'a.yaml', contest({ match: `'hội thi ((?<name>“)'` }), 'E309', 'a.yaml:2'],
  ['two rules of one id', 'a.yaml', `${contest()}\n${contest().split('\n').slice(1).join('\n')}`, 'E307', 'a.yaml:8'],
  ['a lexicon that nothing reads', 'lexicons/award-form.yaml', '- { name: biểu trưng }', 'E310', 'lexicons/award-form.yaml'],
  ['a group that nothing reads', 'a.yaml', contest({ match: `'hội thi “(?<name>[^”]{4,90})(?<nam>”)'` }), 'E311', 'a.yaml:2'],
  ['a group that is missing', 'a.yaml', contest({ match: `'hội thi “[^”]{4,90}”'` }), 'E311', 'a.yaml:2'],
])('%s is refused with its place', async (_, file, text, code, where) => {
  expect(await faultsOf(file, text)).toMatchObject([{ code, where }]);
});

test('a folder that is not there is refused', () => {
  expect(() => loadRules(['/nowhere'])).toThrow(Failure);
});

test('an example and a counter-example that fail name their rule and line', async () => {
  const text = contest({
    examples: '[{ text: "Hội thi “Nông dân đua tài”", gives: [{ name: Khác }] }]',
    counter_examples: '[{ text: "Hội thi “Bàn tay vàng”", because: it should not be found }]',
  });
  const { failed } = testRules(loadRules([await folderWith('a.yaml', text)]));
  expect(failed.map(({ code, where, rule }) => ({ code, where, rule }))).toEqual([
    { code: 'E304', where: `${folder}/a.yaml:2`, rule: 'campaign.contest' },
    { code: 'E305', where: `${folder}/a.yaml:2`, rule: 'campaign.contest' },
  ]);
});
