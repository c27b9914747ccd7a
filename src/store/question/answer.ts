import { failure, isServer, ok, type Result, refuse, type SqlAnswer } from '../../model/index.js';
import { connectReadOnly } from '../drivers/choose.js';
import { failureOf, resultCode } from '../errors.js';
import type { Connection } from '../port.js';
import { LIMITS, PRAGMAS } from './limits.js';
import { cellOf, type Question } from './question.js';
import { type Statement, statementOf } from './statement.js';

type Row = Readonly<Record<string, unknown>>;

/** Put in brackets, so that whatever stands in them is a question: SQLite knows no brackets around anything that writes. */
const bracketed = ({ query }: Statement): string => `select * from (\n${query}\n)`;

/** A driver tells the names of columns with a row only: where there is none, one row of nulls is asked for. */
const columnsOf = async (connection: Connection, statement: Statement, first: Row | undefined): Promise<string[]> => {
  if (first || statement.plan) return Object.keys(first ?? {});
  const nulls = `select answer.* from (select 1) left join (${bracketed(statement)} limit 0) as answer on true`;
  return Object.keys(((await connection.all(nulls, [])) as Row[])[0] ?? {});
};

const TOO_BIG = 18;
const NO_MEMORY = 7;

/** What SQLite says of a question: the database is at fault, the question needs too much, or it is no SQL. */
const refusalOf = (error: unknown, file: string): Result<SqlAnswer> => {
  const known = failureOf(error, file)?.problems[0];
  if (known) return { ok: false, problem: known };
  const { message } = error as Error;
  const code = resultCode(error as object);
  return refuse(code === NO_MEMORY ? 'E442' : code === TOO_BIG ? 'E443' : 'E242', '', message.replace(/^SQLITE_\w+: /, ''));
};

const MOST = Number.MAX_SAFE_INTEGER;

/** A driver may have rounded a number of this size. */
const mayBeRounded = (value: unknown): boolean => typeof value === 'number' && Number.isInteger(value) && Math.abs(value) > MOST;

/** In backticks, which SQLite never takes for a text where there is no such column. */
const named = (name: string): string => `\`${name.replaceAll('`', '``')}\``;

/** Integers that a number of JavaScript cannot hold, asked for as text; kept apart first, so that each value is made once. */
const exactly = (statement: Statement, columns: readonly string[], limit: number): string => {
  const values = columns
    .map(named)
    .map((c) => `iif(typeof(${c})='integer' and ${c} not between -${MOST} and ${MOST},cast(${c} as text),${c}) ${c}`);
  return `with answer as materialized (${bracketed(statement)} limit ${limit}) select ${values} from answer`;
};

/** The rows, no integer of them rounded. */
const rowsOf = async (connection: Connection, statement: Statement, limit: number): Promise<Row[]> => {
  if (statement.plan) return (await connection.all(`explain query plan ${bracketed(statement)}`, [])) as Row[];
  const found = (await connection.all(`${bracketed(statement)} limit ${limit}`, [])) as Row[];
  if (!found.some((row) => Object.values(row).some(mayBeRounded))) return found;
  return (await connection.all(exactly(statement, Object.keys(found[0] ?? {}), limit), [])) as Row[];
};

const ask = async (connection: Connection, statement: Statement, limit: number): Promise<SqlAnswer> => {
  const found = await rowsOf(connection, statement, limit + 1);
  const rows = found.slice(0, limit).map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, cellOf(value)])));
  return { columns: await columnsOf(connection, statement, found[0]), rows, truncated: found.length > limit };
};

/** That the connection cannot write is asked, not believed: options of a driver that it does not know are passed over in silence. */
const mustNotWrite = async (connection: Connection, file: string): Promise<void> => {
  const [row] = (await connection.all('pragma query_only', [])) as { query_only?: unknown }[];
  if (Number(row?.query_only) !== 1) throw failure('E444', file, 'query_only');
};

/** Asks a database that can only be read. To be called in a process that may be killed. */
export const answer = async (question: Question): Promise<Result<SqlAnswer>> => {
  if (!isServer(question.file)) return answerOfFile(question);
  const { answerOfServer } = await import('../postgres/question.js');
  return answerOfServer(question);
};

const answerOfFile = async ({ file, sql, limit, driver }: Question): Promise<Result<SqlAnswer>> => {
  const statement = statementOf(sql);
  if (!statement.ok) return statement;
  try {
    const connection = await connectReadOnly(file, LIMITS, driver);
    await connection.exec(PRAGMAS);
    await mustNotWrite(connection, file);
    return ok(await ask(connection, statement.value, limit));
  } catch (error) {
    return refusalOf(error, file);
  }
};
