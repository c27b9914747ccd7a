import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { acquire, type Holder } from '../../src/store/lock.js';

let folder: string;
let db: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'danchieu-'));
  db = join(folder, 'a.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

const held = (more: Partial<Holder>) => {
  const holder = { pid: process.pid, started: null, host: hostname(), since: '2026-01-01T00:00:00.000Z', task: 'run', ...more };
  writeFileSync(`${db}.lock`, JSON.stringify(holder));
};

test('a second writer is refused and told who the first is', () => {
  const lock = acquire(db, 'run');
  expect(() => acquire(db, 'correct')).toThrow(new RegExp(`E406 .*run: pid ${process.pid}, ${hostname()}, \\d{4}-`));
  lock.release();
  acquire(db, 'correct').release();
  expect(readdirSync(folder)).toEqual([]);
});

test('the lock of a process that is gone is taken over, also where its number went to another', () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  held({ pid });
  acquire(db, 'run').release();
  if (process.platform === 'linux') {
    held({ started: '1' });
    acquire(db, 'run').release();
  }
  writeFileSync(`${db}.lock`, '{"pid":');
  acquire(db, 'run').release();
  expect(readdirSync(folder)).toEqual([]);
});

test('the lock of another machine is left alone, and whose it is stays told', () => {
  held({ pid: spawnSync(process.execPath, ['-e', '']).pid, host: 'another-machine' });
  expect(() => acquire(db, 'run')).toThrow(/E407 .*another-machine/);
  expect(readFileSync(`${db}.lock`, 'utf8')).toContain('another-machine');
});

test('a lock that was taken from its holder is not taken from the next one', () => {
  const lock = acquire(db, 'run');
  held({ task: 'rebuild' });
  lock.release();
  expect(() => acquire(db, 'run')).toThrow(/E406 .*rebuild/);
});
