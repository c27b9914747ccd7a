import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { f1, precision, recall, type Tally } from '../../src/eval/tally.js';

type Floors = Record<string, number>;
const fileOf = (section: string): string => join(import.meta.dirname, 'floors', `${section}.json`);
const readFloors = (section: string): Floors => JSON.parse(readFileSync(fileOf(section), 'utf8')) as Floors;

/**
 * Holds every measure at the level it once had (F1, in floors/). `RAISE_FLOORS=1 npm run test:run -- test/golden`
 * writes what is measured where it is better; a floor is lowered by hand, with a reason in the commit.
 */
export const holdFloors = (section: string, tally: Tally): void => {
  const measured = Object.fromEntries([...tally.rows].sort().map(([measure, row]) => [measure, f1(row)]));
  if (process.env.RAISE_FLOORS) {
    const before = readFloors(section);
    const raised = Object.fromEntries(Object.entries(measured).map(([measure, value]) => [measure, Math.max(value, before[measure] ?? 0)]));
    writeFileSync(fileOf(section), `${JSON.stringify(raised, null, 2)}\n`);
  }
  if (process.env.SHOW_SCORES) {
    const rows = [...tally.rows]
      .sort()
      .map(([measure, row]) => ({ measure, precision: precision(row), recall: recall(row), f1: f1(row), ...row }));
    console.table(rows);
    console.log(tally.notes.join('\n'));
  }
  const floors = readFloors(section);
  expect(Object.keys(measured), 'every measure has a floor').toEqual(Object.keys(floors));
  const fallen = Object.entries(measured).filter(([measure, value]) => value < (floors[measure] as number));
  const notes = tally.notes.filter((note) => fallen.some(([measure]) => note.startsWith(`${measure}:`)));
  expect(
    fallen.map(([measure, value]) => `${measure} ${value}, was ${floors[measure]}`),
    notes.join('\n'),
  ).toEqual([]);
};
