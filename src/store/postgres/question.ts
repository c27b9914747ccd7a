import { ok, type Result, refuse, type SqlAnswer, shownAddress } from '../../model/index.js';
import { cellOf, type Question } from '../question/question.js';
import { statementOf } from '../question/statement.js';
import { openClient } from './connect.js';
import { serverFailureOf } from './errors.js';
import { POSTGRES } from './grammar.js';

const TIMED_OUT = '57014';
const NO_MEMORY = new Set(['53200', '54000', '53000']);
// https://www.postgresql.org/docs/15/catalog-pg-type.html
const INTEGERS = new Set([20, 21, 23, 26]);
const FRACTIONS = new Set([700, 701, 1700]);
const BYTES = 17;
const TRUTH = 16;
/** Bytes that sorting may hold before it goes to the disk, and may take of the disk. */
const MEMORY = '64MB';
const TEMP = '256MB';

const SETTINGS = `
  set standard_conforming_strings = on;
  set work_mem = '${MEMORY}';
  set max_parallel_workers_per_gather = 0;
  begin transaction isolation level repeatable read read only;
`;

/** Numbers as numbers where one of JavaScript holds them, bytes as bytes; everything else as the server writes it. */
const parserOf = (type: number): ((text: string) => unknown) => {
  if (INTEGERS.has(type)) return (text) => (Number.isSafeInteger(Number(text)) ? Number(text) : text);
  if (FRACTIONS.has(type)) return Number;
  if (type === TRUTH) return (text) => text === 't';
  return type === BYTES ? (text) => Buffer.from(text.slice(2), 'hex') : (text) => text;
};

const refusalOf = (error: unknown, place: string): Result<SqlAnswer> => {
  const { code, message } = error as { code?: string; message: string };
  if (code === TIMED_OUT) return refuse('E441', place, message);
  if (code !== undefined && NO_MEMORY.has(code)) return refuse('E442', place, message);
  // In a question a name that is not there, or a right that is lacking, is the question's.
  const isQuestions = code !== undefined && /^(?:22|42|0A|25006|2201)/.test(code);
  const known = isQuestions ? undefined : serverFailureOf(error, place)?.problems[0];
  return known ? { ok: false, problem: known } : refuse('E242', '', message);
};

/**
 * Asks a server in a transaction that can only read, and which the server ends after its time. To be called in a
 * process that may be killed: what an answer takes of memory is taken here.
 */
export const answerOfServer = async ({ file: address, sql, limit, timeoutMs }: Question): Promise<Result<SqlAnswer>> => {
  const place = shownAddress(address);
  const statement = statementOf(sql, POSTGRES);
  if (!statement.ok) return statement;
  try {
    const client = await openClient(address, timeoutMs);
    try {
      // Only a superuser may bound this: others are bound as their administrator chose.
      await client.query(`set temp_file_limit = '${TEMP}'`).catch(() => undefined);
      await client.query(SETTINGS);
      // Parameters make it one statement by the protocol itself.
      const { rows, fields } = await client.query({
        text: `select * from (\n${statement.value.query}\n) as answer limit $1`,
        values: [limit + 1],
        rowMode: 'array',
        types: { getTypeParser: parserOf },
      });
      const columns = fields.map(({ name }) => name);
      const cells = (row: unknown[]) => Object.fromEntries(row.map((value, i) => [columns[i] ?? '', cellOf(value)]));
      return ok({ columns, rows: (rows as unknown[][]).slice(0, limit).map(cells), truncated: rows.length > limit });
    } finally {
      await client.end().catch(() => undefined);
    }
  } catch (error) {
    return refusalOf(error, place);
  }
};
