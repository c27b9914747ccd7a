import { join } from 'node:path';
import { expect, test } from 'vitest';
import { judge } from '../../src/eval/score.js';
import { Tally } from '../../src/eval/tally.js';
import { CORPUS, fits, golds, readingOf } from './corpus.js';
import { holdFloors } from './floors.js';

test('what is read from the corpus is as right as it once was', async () => {
  const tally = new Tally();
  for (const gold of golds) {
    const result = await readingOf(join(CORPUS, gold.file), gold.file);
    expect(result.ok, gold.file).toBe(true);
    if (result.ok) judge(gold, result.value.summary, fits, tally);
  }
  holdFloors('corpus', tally);
});
