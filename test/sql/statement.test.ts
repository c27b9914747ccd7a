import { describe, expect, test } from 'vitest';
import { statementOf } from '../../src/store/question/statement.js';

const codeOf = (sql: string): string | null => {
  const result = statementOf(sql);
  return result.ok ? null : result.problem.code;
};

describe('a question', () => {
  test.each([
    ['select 1', 'select 1', false],
    ['  -- a note\n/* another; one */ SELECT 1 ; ; -- the end', 'SELECT 1', false],
    ["select ';', 'a''; b', \"x;\", [y;], `z;` -- ; ", "select ';', 'a''; b', \"x;\", [y;], `z;`", false],
    ['with a as (select 1) select * from a', 'with a as (select 1) select * from a', false],
    ['values (1), (2)', 'values (1), (2)', false],
    ['explain  query\nplan select 1;', 'select 1', true],
    ["select name from pragma_table_info('documents')", "select name from pragma_table_info('documents')", false],
    ["select 'pragma' || '_key_list'", "select 'pragma' || '_key_list'", false],
  ])('%s', (sql, query, plan) => {
    expect(statementOf(sql)).toMatchObject({ ok: true, value: { query, plan } });
  });
});

describe('no question', () => {
  test.each([
    '',
    ' ; ',
    '-- select 1',
    '/* select 1',
    'explain select 1',
    'select 1; select 2',
    'select 1)',
    'select (1',
    '\uFEFFselect 1',
  ])('%j', (sql) => {
    expect(codeOf(sql)).toBe('E241');
  });

  test.each(['pragma_database_list', '"pragma_database_list"', '[PRAGMA_FUNCTION_LIST]', "'dbstat'", '`sqlite_dbpage`'])('%s', (name) => {
    expect(codeOf(`select * from ${name}`)).toBe('E243');
  });
});
