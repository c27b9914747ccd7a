import type { z } from 'zod';
import type { Archive, Language, Messages, OutputName } from '../index.js';

/** Parameters of a question by name, each a schema that takes what JSON has. */
export type Shape = Readonly<Record<string, z.ZodType>>;
export type Values<S extends Shape> = { readonly [Name in keyof S]: z.output<S[Name]> };

/** What a question comes to: an answer, or a document that was not found or may be several, with what comes near. */
export interface Answer {
  readonly is: 'answer' | 'nothing' | 'several';
  readonly value: Readonly<Record<string, unknown>>;
}

export interface Asking {
  readonly archive: Archive;
  /** Language of messages in answers. */
  readonly language: Language;
}

/** A question that programs may ask: over HTTP, and as a tool. The answers are those of the command line's `--json`. */
export interface Question {
  /** In addresses, and as the name of the tool. */
  readonly name: string;
  /** What it answers, in one line. */
  readonly about: (say: Messages) => string;
  readonly shape: Shape;
  /** The schema of its answer, apart from `more`. */
  readonly output: OutputName;
  /** @param given parameters that passed the shape */
  readonly ask: (asking: Asking, given: Readonly<Record<string, unknown>>) => Promise<Answer>;
}

interface Made<S extends Shape> extends Omit<Question, 'shape' | 'ask'> {
  readonly shape: S;
  readonly ask: (asking: Asking, given: Values<S>) => Promise<Answer>;
}

/** A question of which the parameters have types. They are checked by the shape before it is asked. */
export const question = <S extends Shape>({ ask, ...rest }: Made<S>): Question => ({
  ...rest,
  ask: (asking, given) => ask(asking, given as Values<S>),
});

export const answer = (value: object): Answer => ({ is: 'answer', value: value as Answer['value'] });

/** A list under its name, cut at a limit; `more` is there only where something was cut. */
export const cut = (name: string, rows: readonly unknown[], limit: number): Answer =>
  answer({ [name]: rows.slice(0, limit), ...(rows.length > limit ? { more: true } : {}) });
