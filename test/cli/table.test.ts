import { expect, test } from 'vitest';
import { contextOf } from '../../src/cli/context.js';
import { numberText } from '../../src/cli/documents.js';
import { factLines, summaryText } from '../../src/cli/summary-text.js';
import { fitted, tableText } from '../../src/cli/table.js';
import { columnsOf, truncate, wrap } from '../../src/cli/width.js';
import { recurrenceText } from '../../src/messages/index.js';
import { plan } from '../store/readings.js';

const context = { ...contextOf([], { NO_COLOR: '1' }), width: 40, tableWidth: 40 };

test('Vietnamese letters take one column each, composed or not', () => {
  expect(columnsOf('Đắk Nông')).toBe(8);
  expect(columnsOf('Đắk Nông'.normalize('NFD'))).toBe(8);
  expect(columnsOf('\u001b[1mĐắk\u001b[22m')).toBe(3);
  expect(truncate('Ủy ban nhân dân tỉnh'.normalize('NFD'), 10)).toBe('Ủy ban nh…');
});

test('the widest column that may give way gives way', () => {
  expect(fitted([10, 30, 10], [undefined, 5, undefined], 40)).toEqual([10, 16, 10]);
  expect(fitted([10, 30, 30], [undefined, 20, 20], 40)).toEqual([10, 20, 20]);
  expect(fitted([5, 5], [1, 1], 40)).toEqual([5, 5]);
});

test('tables keep within the terminal and on one line a row', () => {
  const table = tableText(
    [{ head: 'ID' }, { head: 'Title', least: 8 }, { head: 'N', align: 'right' }],
    [
      ['vn/x/1', 'Ủy ban nhân dân tỉnh Đắk Nông và các đơn vị', 3],
      ['vn/x/2', 'dòng\nhai', null],
    ],
    context,
  );
  expect(table.split('\n')).toHaveLength(3);
  for (const line of table.split('\n')) expect(columnsOf(line)).toBeLessThanOrEqual(40);
});

test('long text is wrapped at blanks', () => {
  expect(wrap('một hai ba bốn', 7)).toEqual(['một hai', 'ba bốn']);
});

test('a number that was left blank is shown so, in the language of the reader', () => {
  const vietnamese = contextOf(['--lang', 'vi'], {});
  expect(numberText({ number: null, symbol: 'KH-SKHCN' }, context)).toBe('(blank) KH-SKHCN');
  expect(numberText({ number: null, symbol: 'KH-SKHCN' }, vietnamese)).toBe('(trống) KH-SKHCN');
  expect(numberText({ number: '12/KH-SKHCN', symbol: 'KH-SKHCN' }, context)).toBe('12/KH-SKHCN');
  expect(numberText({ number: null, symbol: null }, context)).toBeNull();
});

test('a table is cut for a terminal only', () => {
  const piped = contextOf([], { NO_COLOR: '1' });
  const title = 'Ủy ban nhân dân tỉnh Đắk Nông và các đơn vị '.repeat(9).trim();
  expect(tableText([{ head: 'Title', least: 8 }], [[title]], piped)).toContain(title);
  expect(contextOf([], { COLUMNS: '80' }).tableWidth).toBe(80);
});

test.each([
  ['R/--03-31', 'every year on 31/03', '31/3 hằng năm'],
  ['R/--03', 'every year in month 03', 'tháng 3 hằng năm'],
  ['R/---05', 'every month on day 05', 'ngày 5 hằng tháng'],
  ['R/--Q1', 'R/--Q1', 'R/--Q1'],
])('%s is told in words', (recurs, en, vi) => {
  expect(recurrenceText(recurs, context)).toBe(en);
  expect(recurrenceText(recurs, contextOf(['--lang', 'vi'], {}))).toBe(vi);
});

test('every column of the facts of a document has a head', () => {
  const { summary } = plan;
  const lines = summaryText(summary, contextOf([], { NO_COLOR: '1' })).split('\n');
  const heads = lines.filter((_, i) => /^\p{L}[\p{L} ]* \(\d+\)$/u.test(lines[i - 1] ?? '')).map((line) => line.split(/ {2,}/));
  expect(heads).toEqual([
    ['Page', 'Relation', 'Number', 'Date', 'Issuer', 'State', 'Target'],
    ['Page', 'Period', 'Kind', 'Quote'],
    ['Page', 'Date', 'Task', 'Quote'],
    ['Page', 'Form', 'Recipient', 'Quota', 'Occasion', 'Quote'],
    ['Page', 'Name'],
    ['Page', 'Value', 'Subject', 'Quote'],
    ['Code', 'Message'],
  ]);
  expect(factLines(summary)[0]?.split('\t')).toHaveLength(factLines(summary)[1]?.split('\t').length ?? 0);
});
