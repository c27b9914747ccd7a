import type { Grammar, Token } from '../question/statement.js';

/** Words that stand before a bracket and call nothing. */
const WORDS = [
  ...['all', 'and', 'any', 'array', 'as', 'between', 'by', 'case', 'distinct', 'else', 'except', 'exists', 'filter', 'from', 'group'],
  ...['having', 'ilike', 'in', 'intersect', 'is', 'join', 'lateral', 'like', 'limit', 'materialized', 'not', 'offset', 'on', 'or'],
  ...['over', 'rows', 'range', 'select', 'similar', 'some', 'then', 'to', 'union', 'using', 'values', 'when', 'where', 'within', 'with'],
  ...['numeric', 'decimal', 'varchar', 'char'],
];

/** Functions that take their values and look nowhere else. https://www.postgresql.org/docs/15/functions.html */
const FUNCTIONS = [
  ...['abs', 'avg', 'array_agg', 'array_length', 'array_to_string', 'bool_and', 'bool_or', 'btrim', 'cardinality', 'cast', 'ceil'],
  ...['char_length', 'chr', 'coalesce', 'concat', 'concat_ws', 'corr', 'count', 'cume_dist', 'date_part', 'date_trunc', 'dense_rank'],
  ...['div', 'every', 'exp', 'extract', 'first_value', 'floor', 'format', 'generate_series', 'greatest', 'grouping', 'initcap'],
  ...['json_agg', 'json_array_elements', 'json_array_elements_text', 'json_array_length', 'json_build_array', 'json_build_object'],
  ...['json_each', 'json_each_text', 'json_object_agg', 'json_object_keys', 'jsonb_agg', 'jsonb_array_elements'],
  ...['jsonb_array_elements_text', 'jsonb_array_length', 'jsonb_build_array', 'jsonb_build_object', 'jsonb_each', 'jsonb_each_text'],
  ...['jsonb_object_agg', 'jsonb_object_keys', 'lag', 'last_value', 'lead', 'least', 'left', 'length', 'ln', 'log', 'lower', 'ltrim'],
  ...['make_date', 'max', 'md5', 'min', 'mod', 'mode', 'nth_value', 'ntile', 'nullif', 'octet_length', 'overlay', 'percent_rank'],
  ...['percentile_cont', 'percentile_disc', 'position', 'power', 'rank', 'regexp_match', 'regexp_matches', 'regexp_replace'],
  ...['regexp_split_to_array', 'regexp_split_to_table', 'replace', 'reverse', 'right', 'round', 'row', 'row_number', 'rtrim', 'sign'],
  ...['split_part', 'sqrt', 'starts_with', 'stddev', 'string_agg', 'string_to_array', 'strpos', 'substr', 'substring', 'sum'],
  ...['to_char', 'to_date', 'to_number', 'translate', 'trim', 'trunc', 'unnest', 'upper', 'variance', 'width_bucket'],
];

const KNOWN = new Set([...WORDS, ...FUNCTIONS]);

/** Catalogues and what tells of the server; functions of that kind are not among the known ones anyway. */
const OF_THE_SERVER = /^pg_|^lo_|^current_(?:user|role|catalog)$|^session_user$|^user$/;
/** `E'…'` and its like have escapes of their own: what stands in them would be cut otherwise than the server does. */
const PREFIX = /^[a-z]$/i;

/** Names fold to small letters unless they stand in double quotes; what stands in single ones is a text. */
const nameOf = ({ text }: Token): string => (text.startsWith("'") ? '' : text.replace(/^"|"$/g, '').toLowerCase());

const isWord = ({ text }: Token): boolean => /^[\w"\u0080-\u{10ffff}]/u.test(text);

/** Columns of a named list, `as t (a, b)` and `with t (a, b) as`, look like a call: their names are known by what is beside them. */
const isNamed = (tokens: readonly Token[], at: number): boolean => {
  const before = tokens[at - 1]?.text.toLowerCase();
  return before === 'as' || before === 'with' || before === 'recursive';
};

const forbidden = (tokens: readonly Token[]): string | undefined => {
  for (const [i, token] of tokens.entries()) {
    const [name, next] = [nameOf(token), tokens[i + 1]];
    if (OF_THE_SERVER.test(name) || name.includes('$')) return name;
    if (next === undefined) continue;
    if (/^['"]/.test(next.text) && next.start === token.end && (PREFIX.test(token.text) || token.text === '&')) return token.text;
    if (next.text === '(' && isWord(token) && !KNOWN.has(name) && !isNamed(tokens, i)) return name;
  }
  return undefined;
};

/** PostgreSQL cuts so, where it matters: https://www.postgresql.org/docs/15/sql-syntax-lexical.html */
export const POSTGRES: Grammar = {
  space: /[ \t\n\v\f\r]+|--[^\n\r]*|\/\*[\s\S]*?(?:\*\/|$)/y,
  quoted: /'(?:[^']|'')*'?|"(?:[^"]|"")*"?/y,
  word: /[\w$\u0080-\u{10ffff}]+/uy,
  plans: false,
  forbidden,
};
