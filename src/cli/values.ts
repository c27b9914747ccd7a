import { InvalidArgumentError, Option } from 'commander';
import { failure } from '../index.js';
import type { Context } from './context.js';
import { dayOf } from './day.js';

export const positiveIn =
  ({ say }: Context) =>
  (text: string): number => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError(say.usage.wholeNumber);
    return value;
  };

const MOST_PORTS = 65_535;

export const portIn =
  ({ say }: Context) =>
  (text: string): number => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < 0 || value > MOST_PORTS) throw new InvalidArgumentError(say.explorer.badPort);
    return value;
  };

const HOST = /^(?:[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*\.?|\[[0-9a-f:.]+\])(?::\d{1,5})?$/iu;

/** Names of hosts, each with its port if it has one. */
export const hostIn =
  ({ say }: Context) =>
  (text: string, before: readonly string[] = []): string[] => {
    if (!HOST.test(text)) throw new InvalidArgumentError(say.sources.wantsHost);
    return [...before, text];
  };

/** What a timer holds. */
const MOST_SECONDS = 2_000_000;

export const secondsIn =
  ({ say }: Context) =>
  (text: string): number => {
    const value = Number(text);
    if (!(value > 0 && value < MOST_SECONDS)) throw new InvalidArgumentError(say.sql.seconds);
    return value;
  };

/** A day, month or year as people write it, as ISO has it. */
export const dayIn =
  ({ say }: Context) =>
  (typed: string): string => {
    const day = dayOf(typed.trim());
    if (day === null) throw new InvalidArgumentError(say.questions.badDay);
    return day;
  };

interface Range {
  readonly after?: string;
  readonly before?: string;
}

/** A month or a year ends with its last day. @throws Failure E202 where the range ends before it begins */
export const checkRange = ({ after, before }: Range, { say }: Context): void => {
  if (after === undefined || before === undefined || after.slice(0, before.length) <= before) return;
  throw failure('E202', '', say.usage.notAllowed('--before <day>', before, say.questions.fromOn(after)));
};

/** Values of an option that may be repeated. */
export const collect = (value: string, before: readonly string[] = []): string[] => [...before, value];

/** An option with choices that may be repeated. */
export const someOf = (flags: string, description: string, choices: readonly string[], { say }: Context): Option =>
  new Option(flags, description).choices([...choices]).argParser((value: string, before?: readonly string[]) => {
    if (!choices.includes(value)) throw new InvalidArgumentError(say.help.choices(choices.join(', ')));
    return collect(value, before);
  });
