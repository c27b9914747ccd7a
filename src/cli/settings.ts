import type { Command } from 'commander';
import { type Effective, effectiveSettings, SETTINGS } from '../index.js';
import { typedText } from './reading-options.js';

/** The value of a flag before the command line is parsed. */
export const flagValue = (args: readonly string[], flag: string): string | undefined => {
  const at = args.findIndex((arg) => arg === flag || arg.startsWith(`${flag}=`));
  const arg = args[at];
  return arg === undefined ? undefined : arg.includes('=') ? arg.slice(arg.indexOf('=') + 1) : args[at + 1];
};

export const NO_SETTINGS: Effective = { file: null, values: new Map(), fault: null };
/** These ask for nothing that can be set, and must answer fast. */
const ASKS_NOTHING = ['-V', '--version', 'complete', 'completion'];

/** What environment and configuration file set; wanted before the command line is parsed, since its help tells of it. */
export const settingsOf = async (args: readonly string[], env: NodeJS.ProcessEnv): Promise<Effective> => {
  if (args.length === 0 || args.some((arg) => ASKS_NOTHING.includes(arg))) return NO_SETTINGS;
  return effectiveSettings({ file: args.includes('--no-config') ? false : flagValue(args, '--config'), env });
};

/** Commands that work whatever a configuration file says. */
const NEED_NONE = ['explain', 'schema', 'completion', 'complete', 'help'];

const valuesOf = ({ values }: Effective): Map<string, unknown> =>
  new Map(SETTINGS.flatMap(({ key, option }) => (values.has(key) ? [[option, values.get(key)?.value] as const] : [])));

/** What a setting stands for in other commands: the file that corrections are written to. */
const isCorrections = (command: Command, option: string): boolean => option === 'file' && command.parent?.name() === 'correct';

/** Flags win; what none was given for is taken from environment or file. Help shows it as the default. */
export const settle = (program: Command, effective: Effective): void => {
  const values = valuesOf(effective);
  const valueFor = (command: Command, option: string): unknown =>
    isCorrections(command, option) ? values.get('corrections') || undefined : values.get(option);

  const show = (command: Command): void => {
    for (const option of command.options) {
      const value = valueFor(command, option.attributeName());
      if (value === undefined || option.negate || typeof value === 'boolean') continue;
      option.default(value, typedText(option.attributeName(), value));
    }
    for (const one of command.commands) show(one);
  };
  show(program);

  program.hook('preAction', (_, command) => {
    if (effective.fault && !NEED_NONE.includes(command.name())) throw effective.fault;
    const readsFiles = command.options.some((option) => option.attributeName() === 'timeLimit');
    const declared = new Set(command.options.map((option) => option.attributeName()));
    for (const option of [...declared, ...(readsFiles ? ['ocr', 'ocrLanguage'] : [])]) {
      const value = valueFor(command, option);
      if (value !== undefined && command.getOptionValueSource(option) !== 'cli') command.setOptionValueWithSource(option, value, 'config');
    }
  });
};
