import { expect, test } from 'vitest';
import { judge } from '../../src/eval/score.js';
import { Tally } from '../../src/eval/tally.js';
import { listRules } from '../../src/rulebook/index.js';
import { fits, golds, readingOfGold } from './corpus.js';
import { holdFloors } from './floors.js';

test('what is read from the corpus is as right as it once was', async () => {
  const tally = new Tally();
  for (const gold of golds) {
    const result = await readingOfGold(gold);
    expect(result.ok, gold.file).toBe(true);
    if (result.ok) judge(gold, result.value.summary, fits, tally);
  }
  holdFloors('corpus', tally);
});

test('every rule that a fact names can be explained', async () => {
  const named = new Set<string>();
  for (const gold of golds) {
    const result = await readingOfGold(gold);
    if (!result.ok) continue;
    const { citations, periods, deadlines, dates, awards, campaigns, targets } = result.value.summary;
    for (const fact of [citations, periods, deadlines, dates, awards, campaigns, targets].flat()) named.add(fact.rule);
  }
  const listed = new Set((await listRules()).map(({ id }) => id));
  expect(named.size).toBeGreaterThan(15);
  expect([...named].filter((id) => !listed.has(id))).toEqual([]);
});
