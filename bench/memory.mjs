// Peak resident memory of the parent over archives of small text files, and the time of a run, a second run and a check.
//   node bench/memory.mjs [SIZE...=10000 100000]
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { randomOf } from './random.mjs';

const MAIN = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const PLACES = ['Phú Yên', 'Đắk Nông', 'Hòa Bình', 'Bến Tre', 'Lào Cai', 'Trà Vinh', 'Nghệ An', 'Long An', 'Kon Tum', 'Quảng Nam'];

/** A plan of a province that cites ten others and a decision that nothing holds. */
const textOf = (index, random) => {
  const of = (number) =>
    `số ${1 + (number % 900)}/KH-UBND ngày ${1 + (number % 28)}/${1 + (number % 12)}/${2012 + (number % 13)} của Ủy ban nhân dân tỉnh ${PLACES[number % 10]}`;
  const cited = Array.from({ length: 10 }, () => `Thực hiện Kế hoạch ${of(Math.floor(random() * (index + 1)))};`);
  return [
    `ỦY BAN NHÂN DÂN TỈNH ${PLACES[index % 10].toUpperCase()}`,
    `Số: ${1 + (index % 900)}/KH-UBND`,
    `${PLACES[index % 10]}, ngày ${1 + (index % 28)} tháng ${1 + (index % 12)} năm ${2012 + (index % 13)}`,
    'KẾ HOẠCH',
    `Tổ chức phong trào thi đua đợt ${index}`,
    `Căn cứ Quyết định số ${1 + (index % 700)}/QĐ-TTg ngày 7/4/2022 của Thủ tướng Chính phủ;`,
    ...cited,
  ].join('\n');
};

const make = (folder, size) => {
  const random = randomOf(size);
  for (let i = 0; i < size; i++) {
    const sub = join(folder, String(Math.floor(i / 1000)).padStart(4, '0'));
    if (i % 1000 === 0) mkdirSync(sub, { recursive: true });
    writeFileSync(join(sub, `${i}.txt`), textOf(i, random));
  }
};

const peakOf = (pid) => {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
};

const timed = (args) =>
  new Promise((resolve) => {
    const started = Date.now();
    const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
    let peak = 0;
    const watch = setInterval(() => {
      peak = Math.max(peak, peakOf(child.pid));
    }, 50);
    child.once('exit', (code) => {
      clearInterval(watch);
      resolve({ seconds: (Date.now() - started) / 1000, peakMb: Math.round(peak), code });
    });
  });

const sizes = process.argv.slice(2).map(Number);
for (const size of sizes.length > 0 ? sizes : [10_000, 100_000]) {
  const folder = mkdtempSync(join(tmpdir(), 'danchieu-memory-'));
  try {
    make(join(folder, 'files'), size);
    const db = join(folder, 'a.db');
    const run = await timed(['run', join(folder, 'files'), '--db', db, '--json']);
    const again = await timed(['run', join(folder, 'files'), '--db', db, '--json']);
    const check = await timed(['check', '--db', db]);
    console.log(JSON.stringify({ size, databaseMb: Math.round(statSync(db).size / 2 ** 20), run, again, check }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
