// How fast reading is, as ratios over the same text in one run: interleaved, median of five.
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { extract } from '../dist/extract/index.js';
import { link } from '../dist/link/index.js';
import { normalize } from '../dist/normalize/index.js';
import { keywordsOf } from '../dist/reading/keywords.js';
import { readFacts, readRaw } from '../dist/reading/reader.js';
import { plain } from '../dist/rulebook/tests.js';
import { loadRules } from '../dist/rules/index.js';
import { corpusTexts, textOfSize } from './texts.mjs';

const ROUNDS = 5;
const SIZES = { '10 KB': 1e4, '100 KB': 1e5, '1 MB': 1e6, '10 MB': 1e7 };
const rules = loadRules();
const yardstick = JSON.parse(readFileSync(new URL('./patterns.json', import.meta.url), 'utf8')).patterns;
const alternation = new RegExp(yardstick.map((pattern, i) => `(?<p${i + 1}>${pattern})`).join('|'), 'gu');
const numbers = /\d+[/-][A-Z\u0110]/g;
const count = (pattern, text) => {
  let n = 0;
  pattern.lastIndex = 0;
  while (pattern.exec(text)) n++;
  return n;
};

const contenders = {
  'full extraction': (text) => readFacts(plain(text), rules).summary.citations.length,
  'number scan (a)': (text) => count(numbers, text),
  'alternation (b)': (text) => count(alternation, text),
};
const parts = {
  normalize: (text) => normalize(plain(text), rules).blocks.length,
  'normalize + extract': (text) => extract(normalize(plain(text), rules), rules).facts.length,
  '… + link': (text) => {
    const document = normalize(plain(text), rules);
    const { kind, facts } = extract(document, rules);
    return link(document, kind, facts, rules).citations.length;
  },
  'full extraction + findings': (text) => readRaw(plain(text), rules).summary.findings.length,
  keywords: (text) => keywordsOf(text, null, rules).length,
};

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];

const WARM_MILLISECONDS = 1500;

/** Until the compiler has seen enough: a short text needs many passes. */
function warm(run, text) {
  const start = performance.now();
  do run(text);
  while (performance.now() - start < WARM_MILLISECONDS);
}

/** Seconds per pass, the passes of all contenders taking turns. */
function measure(functions, text, repeats) {
  const times = Object.fromEntries(Object.keys(functions).map((name) => [name, []]));
  for (const run of Object.values(functions)) warm(run, text);
  for (let round = 0; round < ROUNDS; round++)
    for (const [name, run] of Object.entries(functions)) {
      const start = performance.now();
      for (let i = 0; i < repeats; i++) run(text);
      times[name].push((performance.now() - start) / 1000 / repeats);
    }
  return Object.fromEntries(Object.entries(times).map(([name, list]) => [name, median(list)]));
}

const texts = corpusTexts();
const rows = [];
const partRows = [];
for (const [label, bytes] of Object.entries(SIZES)) {
  const text = textOfSize(texts, bytes);
  const size = Buffer.byteLength(text) / 1e6;
  const repeats = Math.max(1, Math.round(2e6 / bytes));
  const times = measure(contenders, text, repeats);
  const rate = (name) => size / times[name];
  rows.push({
    size: label,
    'full MB/s': +rate('full extraction').toFixed(1),
    'scan (a) MB/s': +rate('number scan (a)').toFixed(0),
    'alternation (b) MB/s': +rate('alternation (b)').toFixed(0),
    'full / (a)': +(rate('full extraction') / rate('number scan (a)')).toFixed(4),
    'full / (b)': +(rate('full extraction') / rate('alternation (b)')).toFixed(3),
    citations: contenders['full extraction'](text),
  });
  if (bytes <= 1e6) {
    const seconds = measure(parts, text, repeats);
    partRows.push({
      size: label,
      ...Object.fromEntries(Object.entries(seconds).map(([name, time]) => [`${name} MB/s`, +(size / time).toFixed(1)])),
    });
  }
}
console.log('Full extraction (normalize, all rules, short forms, summary) against two scans of the same text');
console.table(rows);
console.log(`rate at 10 MB / rate at 10 KB: ${(rows.at(-1)['full MB/s'] / rows[0]['full MB/s']).toFixed(2)}`);
console.log('Parts, each measured from the raw text on');
console.table(partRows);
