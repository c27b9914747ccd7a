import { InvalidArgumentError, Option } from 'commander';
import type { Context } from './context.js';
import { dayOf } from './day.js';

export const positiveIn =
  ({ say }: Context) =>
  (text: string): number => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError(say.usage.wholeNumber);
    return value;
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

/** Values of an option that may be repeated. */
export const collect = (value: string, before: readonly string[] = []): string[] => [...before, value];

/** An option with choices that may be repeated. */
export const someOf = (flags: string, description: string, choices: readonly string[], { say }: Context): Option =>
  new Option(flags, description).choices([...choices]).argParser((value: string, before?: readonly string[]) => {
    if (!choices.includes(value)) throw new InvalidArgumentError(say.help.choices(choices.join(', ')));
    return collect(value, before);
  });
