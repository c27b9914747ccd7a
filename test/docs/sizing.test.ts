import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sizeOf } from '../../scripts/sizing.mjs';

const ROOT = join(import.meta.dirname, '..', '..');
const PAGE = join(ROOT, 'docs', 'deployment.md');
const PLACE = /(<!-- sizing -->\n)([\s\S]*?)(\n<!-- end of sizing -->)/;

test('docs/deployment.md has the table that the model gives', () => {
  const table = execFileSync(process.execPath, [join(ROOT, 'scripts', 'sizing.mjs')], { encoding: 'utf8' }).trim();
  const page = readFileSync(PAGE, 'utf8');
  if (process.env.UPDATE_DOCS)
    writeFileSync(
      PAGE,
      page.replace(PLACE, (_, begin, __, end) => `${begin}${table}${end}`),
    );
  expect(PLACE.exec(readFileSync(PAGE, 'utf8'))?.[2]).toBe(table);
});

test('cost grows with documents, pages and scans, time falls with cores', () => {
  const of = (documents: number, scans: number, pages: number, cores: number) => sizeOf(documents, scans, { pages, cores });
  const one = of(1e6, 0.3, 5, 64);
  expect(of(1e7, 0.3, 5, 64).coreHours).toBeCloseTo(10 * one.coreHours);
  expect(of(1e6, 0.3, 5, 128).readingDays).toBeCloseTo(one.readingDays / 2);
  expect(of(1e6, 0.6, 5, 64).coreHours).toBeGreaterThan(1.9 * of(1e6, 0.3, 5, 64).coreHours * 0.9);
  expect(of(1e6, 0.3, 10, 64).gigabytes).toBeGreaterThan(one.gigabytes);
});
