import { expect, test } from 'vitest';
import { contextOf } from '../../src/cli/context.js';
import { numberText } from '../../src/cli/documents.js';
import { fitted, tableText } from '../../src/cli/table.js';
import { columnsOf, truncate, wrap } from '../../src/cli/width.js';

const context = { ...contextOf([], { NO_COLOR: '1' }), width: 40 };

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
