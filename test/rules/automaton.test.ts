import { expect, test } from 'vitest';
import { loadRules } from '../../src/rules/index.js';
import { Ending, Pattern } from '../../src/rules/pattern.js';
import { Finds } from '../../src/rules/schema.js';

const rules = loadRules();
const texts = rules.all.flatMap(({ examples, counterExamples }) => [...examples, ...counterExamples].map(({ text }) => text));
const text = texts.join('\n');

test('a look ahead never denies a match that the engine finds', () => {
  const denied: string[] = [];
  for (const { id, match, cue, before, unlessBefore, unlessAfter } of Finds.options.flatMap((kind) => rules.of(kind)))
    for (let place = 0; place <= text.length; place++) {
      for (const pattern of [match, unlessAfter])
        if (pattern?.read(text, place) && !pattern.at(text, place)) denied.push(`${id} at ${place}`);
      for (const ending of [cue, before, unlessBefore])
        if (ending?.read(text, place) && !ending.before(text, place)) denied.push(`${id} before ${place}`);
    }
  expect(denied).toEqual([]);
});

test('repetitions, forks and foreign letters are let pass', () => {
  expect(new Pattern('(?:a|bc){2,3}d').isAt('abcad', 0)).toBe(true);
  expect(new Pattern('(?:a|bc){2,3}d').isAt('ad', 0)).toBe(false);
  expect(new Pattern('x[^.]{0,200}y').isAt(`x${'\u4e00'.repeat(190)}y`, 0)).toBe(true);
  expect(new Pattern('\\p{Script=Han}+!').isAt('\u{20000}\u4e00!', 0)).toBe(true);
  expect(new Pattern('').isAt('', 0)).toBe(true);
  expect(new Ending('a{3,}(?=b)').isBefore('aaaab', 4)).toBe(true);
  expect(new Ending('a{3,}').before('aaaa', 4, 2)).toBeNull();
});
