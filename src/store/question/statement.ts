import { type Result, refuse } from '../../model/index.js';
import { LIMITS } from './limits.js';

/** A question that a database may be asked: `query` is a SELECT, VALUES or WITH without its semicolon. */
export interface Statement {
  readonly query: string;
  /** EXPLAIN QUERY PLAN stood in front. */
  readonly plan: boolean;
}

/** How a database cuts SQL, as far as it matters here, and what it may be asked for. */
export interface Grammar {
  readonly space: RegExp;
  readonly quoted: RegExp;
  readonly word: RegExp;
  /** Whether a question may begin with EXPLAIN QUERY PLAN. */
  readonly plans: boolean;
  /** The first thing among the tokens that may not be asked for; undefined where there is none. */
  forbidden(tokens: readonly Token[]): string | undefined;
}

export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const lengthAt = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
};

const tokensOf = (sql: string, { space: spaces, quoted, word }: Grammar): Token[] => {
  const tokens: Token[] = [];
  for (let at = 0; at < sql.length; ) {
    const space = lengthAt(spaces, sql, at);
    const length = space || lengthAt(quoted, sql, at) || lengthAt(word, sql, at) || 1;
    if (space === 0) tokens.push({ text: sql.slice(at, at + length), start: at, end: at + length });
    at += length;
  }
  return tokens;
};

/** What reads beside the archive, or tells of the machine. SQLite takes a name in any kind of quotes. */
const FORBIDDEN = /^(?:load_extension|fts3_tokenizer|fts3tokenize|readfile|writefile|edit|sqlite_dbpage|dbstat)$/;
/** Of the pragmas that are tables, those that tell of the schema and of nothing else. */
const SCHEMA = /^pragma_(?:table_list|table_x?info|index_list|index_x?info|foreign_key_list)$/;

const nameOf = ({ text }: Token): string => text.replace(/^['"`[]|['"`\]]$/g, '').toLowerCase();
const isForbidden = (name: string): boolean => FORBIDDEN.test(name) || (name.startsWith('pragma_') && !SCHEMA.test(name));

/** SQLite cuts so: https://sqlite.org/src/file/src/tokenize.c */
const SQLITE: Grammar = {
  space: /[ \t\n\f\r]+|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y,
  quoted: /'(?:[^']|'')*'?|"(?:[^"]|"")*"?|`(?:[^`]|``)*`?|\[[^\]]*\]?/y,
  word: /[\w$\u0080-\u{10ffff}]+/uy,
  plans: true,
  forbidden: (tokens) => tokens.map(nameOf).find(isForbidden),
};

/** A bracket that closes more than was opened would leave the brackets that the question is put into. */
const isBalanced = (tokens: readonly Token[]): boolean => {
  let depth = 0;
  for (const { text } of tokens) {
    if (text === '(') depth++;
    if (text === ')' && --depth < 0) return false;
  }
  return depth === 0;
};

const PLAN = ['explain', 'query', 'plan'];
const QUESTIONS = ['select', 'with', 'values'];

/**
 * The one question of a text, or why there is none: E241 not exactly one SELECT, E243 a name that is not allowed.
 * The database itself holds the rest, since it is only ever given `select * from (` with the question behind it.
 */
export const statementOf = (sql: string, grammar: Grammar = SQLITE): Result<Statement> => {
  const no = (detail: string) => refuse('E241', '', detail);
  if (sql.length > LIMITS.sqlLength) return no('too long');
  if (sql.includes('\0')) return no('NUL');
  const all = tokensOf(sql, grammar);
  const last = all.findLastIndex(({ text }) => text !== ';');
  const tokens = all.slice(0, last + 1);
  if (tokens.length === 0) return no('empty');
  if (tokens.some(({ text }) => text === ';')) return no('several statements');
  const plan = grammar.plans && PLAN.every((word, i) => tokens[i]?.text.toLowerCase() === word);
  const first = tokens[plan ? PLAN.length : 0];
  if (!first || !QUESTIONS.includes(first.text.toLowerCase())) return no(first?.text.slice(0, 40) ?? 'empty');
  if (!isBalanced(tokens)) return no('brackets');
  const forbidden = grammar.forbidden(tokens);
  if (forbidden !== undefined) return refuse('E243', '', forbidden);
  return { ok: true, value: { query: sql.slice(first.start, tokens.at(-1)?.end), plan }, problems: [] };
};
