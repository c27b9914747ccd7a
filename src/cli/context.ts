import pc from 'picocolors';
import { type Effective, type Language, type Messages, messagesIn, pickLanguage } from '../index.js';

import { flagValue, NO_SETTINGS } from './settings.js';

type Colors = ReturnType<typeof pc.createColors>;

/** What a command needs to know about where it runs. */
export interface Context {
  readonly language: Language;
  readonly say: Messages;
  /** What environment and configuration file set. */
  readonly settings: Effective;
  /** Colours of standard output and of standard error. */
  readonly colors: Colors;
  readonly errorColors: Colors;
  /** Columns of the terminal; 100 where there is none: prose is wrapped to it. */
  readonly width: number;
  /** Columns that a table is cut to; without end where no terminal reads it, since what is cut is lost there. */
  readonly tableWidth: number;
}

const DEFAULT_WIDTH = 100;
const LEAST_WIDTH = 60;

const isSet = (value: string | undefined): boolean => value !== undefined && value !== '';

const colorsOf = (stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): Colors =>
  pc.createColors(!isSet(env.NO_COLOR) && (isSet(env.FORCE_COLOR) || stream.isTTY === true) && env.TERM !== 'dumb');

/** `--lang` is wanted before the command line is parsed: its own help and errors are in that language. */
const languageFlag = (args: readonly string[]): string | undefined => flagValue(args, '--lang');

export const contextOf = (args: readonly string[], env: NodeJS.ProcessEnv, settings: Effective = NO_SETTINGS): Context => {
  const flag = languageFlag(args) ?? (settings.values.get('lang')?.value as string | undefined);
  const language = pickLanguage({ flag, env });
  const columns = process.stdout.columns ?? (Number(env.COLUMNS) || undefined);
  return {
    language,
    say: messagesIn(language),
    settings,
    colors: colorsOf(process.stdout, env),
    errorColors: colorsOf(process.stderr, env),
    width: Math.max(LEAST_WIDTH, columns ?? DEFAULT_WIDTH),
    tableWidth: Math.max(LEAST_WIDTH, columns ?? Number.POSITIVE_INFINITY),
  };
};
