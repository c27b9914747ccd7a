import { z } from 'zod';
import { type Language, type Messages, messagesIn } from '../index.js';
import { parameterSchemas } from './openapi.js';
import type { Question } from './question.js';
import { wanted } from './wanted.js';

/** What is wrong with a parameter; `name` is null where it is not about one alone. */
export interface WrongParameter {
  readonly name: string | null;
  readonly message: string;
}

export type Checked =
  | { readonly ok: true; readonly given: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly wrong: WrongParameter[] };

/** What an issue is about: a parameter of the question, or names that it does not have. */
const wrongIn = (question: Question, { code, path, ...issue }: z.core.$ZodIssue, given: object, say: Messages): WrongParameter => {
  const { wrong } = say.explorer.api;
  if (code === 'unrecognized_keys') return { name: null, message: wrong.unknown((issue as { keys?: string[] }).keys ?? []) };
  const name = path.length > 0 ? String(path[0]) : null;
  const own = parameterSchemas(question).find((one) => one.name === name);
  if (!own) return { name, message: wrong.unknown([name ?? '']) };
  return { name, message: Object.hasOwn(given, own.name) ? wanted(own.schema, say) : wrong.missing };
};

/** Holds parameters against the shape of a question. One that the question does not have is wrong too. */
export const checked = (question: Question, given: Readonly<Record<string, unknown>>, language: Language): Checked => {
  const result = z.strictObject(question.shape).safeParse(given);
  if (result.success) return { ok: true, given: result.data };
  const wrong = result.error.issues.map((issue) => wrongIn(question, issue, given, messagesIn(language)));
  // A list may be wrong in many places: it is told once.
  return { ok: false, wrong: [...new Map(wrong.map((one) => [`${one.name} ${one.message}`, one])).values()] };
};

type Kind = 'integer' | 'boolean' | 'array' | 'string';

const kinds = new WeakMap<z.ZodType, Kind>();

const kindOf = (schema: z.ZodType): Kind => {
  const kind = kinds.get(schema) ?? kindIn(z.toJSONSchema(schema, { io: 'input' }));
  kinds.set(schema, kind);
  return kind;
};

const kindIn = ({ type }: { readonly type?: string | readonly string[] | undefined }): Kind => {
  return type === 'integer' || type === 'boolean' || type === 'array' ? type : 'string';
};

const BOOLEANS: Readonly<Record<string, boolean>> = { '': true, true: true, 1: true, false: false, 0: false };

/** What stands in an address is text; what has no such form stays text, and is found wrong by the shape. */
const typedValue = (kind: Kind, values: readonly string[]): unknown => {
  const [first = ''] = values;
  if (kind === 'array') return values;
  if (values.length > 1) return values;
  if (kind === 'integer') return /^\d{1,9}$/.test(first) ? Number(first) : first;
  return kind === 'boolean' ? (BOOLEANS[first] ?? first) : first;
};

/** The parameters of an address, each as the kind of value that the question takes. An empty one was not given, unless it is a flag. */
export const parametersOf = ({ shape }: Question, address: URLSearchParams, apart: readonly string[] = []): Record<string, unknown> => {
  const given: Record<string, unknown> = Object.create(null);
  for (const name of new Set(address.keys())) {
    if (apart.includes(name)) continue;
    const schema = Object.hasOwn(shape, name) ? shape[name] : undefined;
    const kind = schema ? kindOf(schema) : 'string';
    const values = address.getAll(name);
    if (kind !== 'boolean' && values.every((value) => value === '')) continue;
    given[name] = typedValue(kind, values);
  }
  return { ...given };
};
