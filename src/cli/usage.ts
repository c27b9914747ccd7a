import type { Command, CommanderError } from 'commander';
import { type Failure, failure, type Messages } from '../index.js';

type Tell = (say: Messages, ...parts: string[]) => string;

/** The sentences of commander's errors. A sentence of another version stays in its own words. */
const SENTENCES: readonly (readonly [RegExp, Tell])[] = [
  [/^unknown command '(.*)'$/s, ({ usage }, name) => usage.unknownCommand(name as string)],
  [/^unknown option '(.*)'$/s, ({ usage }, name) => usage.unknownOption(name as string)],
  [/^missing required argument '(.*)'$/, ({ usage }, name) => usage.missingArgument(name as string)],
  [/^option '(.*)' argument missing$/, ({ usage }, option) => usage.missingValue(option as string)],
  [/^required option '(.*)' not specified$/, ({ usage }, option) => usage.missingOption(option as string)],
  [/^option '(.*)' cannot be used with option '(.*)'$/, ({ usage }, one, other) => usage.conflict(one as string, other as string)],
  [
    /^too many arguments.*\. Expected (\d+) arguments? but got (\d+)\.$/s,
    ({ usage }, wanted, got) => `${usage.tooMany(Number(wanted), Number(got))}; ${usage.quoteWords}`,
  ],
  [
    /^option '(.*)' argument '(.*)' is invalid\. (.*)$/s,
    (say, option, value, allowed) => say.usage.notAllowed(option as string, value as string, allowedText(allowed as string, say)),
  ],
  [
    /^command-argument value '(.*)' is invalid for argument '(.*)'\. (.*)$/s,
    (say, value, name, allowed) => say.usage.notAllowed(name as string, value as string, allowedText(allowed as string, say)),
  ],
];

const SUGGESTION = /\n\(Did you mean (?:one of )?(.*)\?\)$/s;

const allowedText = (allowed: string, { help }: Messages): string => {
  const choices = /^Allowed choices are (.*)\.$/s.exec(allowed)?.[1];
  return choices === undefined ? allowed : help.choices(choices);
};

/** What commander says, in the reader's language. */
export const usageText = (message: string, say: Messages): string => {
  const bare = message.replace(/^error: /, '');
  const meant = SUGGESTION.exec(bare)?.[1];
  const sentence = bare.replace(SUGGESTION, '');
  const tell = SENTENCES.flatMap(([pattern, make]) => {
    const found = pattern.exec(sentence);
    return found ? [make(say, ...found.slice(1))] : [];
  })[0];
  const said = tell ?? sentence.replace(/\s+/g, ' ');
  return meant === undefined ? said : `${said}; ${say.usage.meant(meant)}`;
};

/** Commander would keep the last one of two values and drop the first in silence. */
export const refuseRepeated = (command: Command, say: Messages): void => {
  for (const option of command.options.filter(({ required }) => required)) {
    let given = false;
    command.on(`option:${option.name()}`, () => {
      if (given && !Array.isArray(command.getOptionValue(option.attributeName())))
        throw failure('E201', '', say.usage.repeated(option.flags));
      given = true;
    });
  }
  for (const one of command.commands) refuseRepeated(one, say);
};

/** Commander's errors with a code of ours. */
export const usageFailure = ({ code, message }: CommanderError, say: Messages): Failure =>
  failure(code === 'commander.invalidArgument' ? 'E202' : 'E201', '', usageText(message, say));
