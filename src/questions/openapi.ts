import { z } from 'zod';
import { explain, jsonSchema, type Language, messagesIn, type OutputName, packageVersion } from '../index.js';
import type { Question, Shape } from './question.js';

export const OPENAPI = '3.1.1';

/** The parameters of a question as one schema, each with what it means. */
export const describedShape = (shape: Shape, language: Language): Record<string, z.ZodType> => {
  const { names } = messagesIn(language).explorer.api;
  return Object.fromEntries(Object.entries(shape).map(([name, schema]) => [name, names[name] ? schema.describe(names[name]) : schema]));
};

export interface ParameterSchema {
  readonly name: string;
  /** Whether the question can do without it. */
  readonly required: boolean;
  /** JSON Schema. */
  readonly schema: object;
}

const known = new WeakMap<Shape, readonly ParameterSchema[]>();

/** The parameters of a question as JSON Schema; made once. */
export const parameterSchemas = ({ shape }: Question): readonly ParameterSchema[] => {
  const before = known.get(shape);
  if (before) return before;
  const made = Object.entries(shape).map(([name, schema]) => {
    const { $schema: _, ...own } = z.toJSONSchema(schema, { io: 'input' });
    return { name, required: !schema.safeParse(undefined).success, schema: own };
  });
  known.set(shape, made);
  return made;
};

const PROBLEM = {
  type: 'object',
  properties: {
    error: {
      type: 'object',
      properties: {
        code: { type: 'string' },
        title: { type: 'string' },
        hint: { type: 'string' },
        where: { type: 'string' },
        detail: { type: ['string', 'null'] },
        parameters: {
          type: 'array',
          items: { type: 'object', properties: { name: { type: ['string', 'null'] }, message: { type: 'string' } } },
        },
      },
      required: ['code', 'title', 'hint', 'where', 'detail', 'parameters'],
    },
  },
  required: ['error'],
};

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (description: string, schema: object) => ({ description, content: { 'application/json': { schema } } });

/** The schema of an answer: that of the command line's JSON, with `more` where a limit may cut it. */
const answerSchema = async (output: OutputName, isLimited: boolean): Promise<object> => {
  const { $schema: _, ...own } = (await jsonSchema(output)) as { $schema?: string; properties?: object };
  return isLimited ? { ...own, properties: { ...own.properties, more: { const: true } } } : own;
};

const operationOf = (question: Question, language: Language) => {
  const say = messagesIn(language);
  const { names, examples } = say.explorer.api;
  const takesDocument = ['id', 'from', 'fact'].some((name) => name in question.shape);
  return {
    operationId: question.name,
    summary: question.about(say),
    parameters: parameterSchemas(question).map(({ name, required, schema }) => ({
      name,
      in: 'query',
      required,
      description: names[name],
      schema,
      ...(required && examples[name] ? { example: examples[name] } : {}),
    })),
    responses: {
      200: json(question.about(say), ref(question.output)),
      ...(takesDocument ? { 300: json(say.explorer.api.several, ref('found')), 404: json(say.explorer.api.several, ref('found')) } : {}),
      400: json(explain('E245', language)?.title ?? '', ref('problem')),
      503: json(explain('E445', language)?.title ?? '', ref('problem')),
    },
  };
};

/** The OpenAPI document of the questions, made of their schemas. */
export const openapi = async (questions: readonly Question[], language: Language): Promise<object> => {
  const { title, about } = messagesIn(language).explorer.api;
  const limited = new Map(questions.map(({ output, shape }) => [output, 'limit' in shape]));
  const schemas = await Promise.all(
    [...limited].map(async ([output, isLimited]) => [output, await answerSchema(output, isLimited)] as const),
  );
  return {
    openapi: OPENAPI,
    info: { title: `danchieu: ${title}`, version: packageVersion(), description: about },
    paths: Object.fromEntries(questions.map((question) => [`/api/${question.name}`, { get: operationOf(question, language) }])),
    components: { schemas: { ...Object.fromEntries(schemas), problem: PROBLEM } },
  };
};
