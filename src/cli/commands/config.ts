import { relative } from 'node:path';
import type { Command } from 'commander';
import { defaultJobs, LANGUAGES, SETTINGS, type Setting, shownAddress } from '../../index.js';
import type { Context } from '../context.js';
import { printJson, printLine } from '../output.js';
import { typedText } from '../reading-options.js';
import { tableText } from '../table.js';

type Value = string | number | boolean | string[] | null;

interface Row {
  readonly name: string;
  readonly value: Value;
  readonly from: 'flag' | 'environment' | 'file' | 'default';
  readonly place: string | null;
}

/** As it would stand in a file. */
const writtenValue = (option: string, value: unknown): Value =>
  value === undefined || value === null
    ? null
    : typeof value === 'number' && option !== 'jobs'
      ? numberOf(option, value)
      : typeof value === 'string'
        ? shownAddress(value)
        : (value as Value);

const numberOf = (option: string, value: number): Value => {
  const text = typedText(option, value);
  return text === String(value) ? value : text;
};

/** What holds where nothing was said and no flag has a default. */
const UNSAID: Readonly<Record<string, Value>> = { ocr: true, ocrLanguage: ['vie'], jobs: defaultJobs() };

const rowOf = ({ key, option }: Setting, command: Command, { settings, language }: Context): Row => {
  const root = command.parent ?? command;
  const own = option === 'lang' ? root : command;
  const flag = own.options.find((one) => one.attributeName() === option);
  const value = writtenValue(option, own.getOptionValue(option));
  if (flag && own.getOptionValueSource(option) === 'cli') return { name: key, value, from: 'flag', place: flag.long ?? null };
  const given = settings.values.get(key as never);
  if (given) return { name: key, value: writtenValue(option, given.value), from: given.from, place: given.place };
  if (option === 'lang') return { name: key, value: LANGUAGES.find((one) => one === language) ?? null, from: 'default', place: null };
  // Not to be given and not to be asked for is all the same to a file of corrections.
  return { name: key, value: (option === 'corrections' ? null : value) ?? UNSAID[option] ?? null, from: 'default', place: null };
};

/** From here, where that is shorter. */
const nearPath = (path: string): string => {
  const near = relative(process.cwd(), path);
  return near.length < path.length ? near : path;
};

const shown = (value: Value): string => (value === null ? '' : Array.isArray(value) ? value.join(', ') : String(value));

/** `danchieu config`: every setting, and where its value comes from. */
export const config = async (command: Command, context: Context): Promise<void> => {
  const { say, settings, colors } = context;
  const rows = SETTINGS.map((setting) => rowOf(setting, command, context));
  if (command.opts().json) return printJson({ file: settings.file, settings: rows });
  const { columns, from, file, noFile } = say.running.config;
  const table = tableText(
    [{ head: columns.name }, { head: columns.value, least: 16 }, { head: columns.from, least: 16 }],
    rows.map((row) => [row.name, shown(row.value), row.place ?? colors.dim(from[row.from])]),
    context,
  );
  return printLine(`${settings.file === null ? noFile : file(nearPath(settings.file))}\n\n${table}`);
};
