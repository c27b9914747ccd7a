import { z } from 'zod';
import { rows } from './parameters.js';
import { answer, type Question, question } from './question.js';

const LONGEST = 2000;
const TIME_MS = 5000;

/** Not among the questions unless it is asked for: it costs a process each time. It reads the views alone, within limits. */
export const sqlQuestion: Question = question({
  name: 'sql',
  about: ({ explorer }) => explorer.api.sql,
  shape: { sql: z.string().trim().min(1).max(LONGEST), limit: rows(100) },
  output: 'sql',
  ask: async ({ archive }, { sql, limit }) => answer(await archive.sql(sql, { limit, timeoutMs: TIME_MS })),
});
