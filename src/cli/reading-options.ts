import { type Command, InvalidArgumentError, Option } from 'commander';
import { durationOf, durationText, READER_LIMITS, type ReadOptions, shownAddress, sizeOf, sizeText } from '../index.js';
import type { Context } from './context.js';
import { addPasswords, type PasswordFlags, passwordsOf } from './passwords.js';
import { collect, positiveIn } from './values.js';

/** Flags of every command that reads files. Times in milliseconds, sizes in bytes. */
export interface ReadingFlags extends PasswordFlags {
  readonly timeLimit?: number;
  readonly memoryLimit?: number;
  readonly heapLimit?: number;
  readonly maxFileSize?: number;
  readonly maxInflated?: number;
  readonly maxText?: number;
  readonly maxPages?: number;
  readonly maxUnpacked?: number;
  readonly maxMembers?: number;
  readonly maxDepth?: number;
  readonly maxRatio?: number;
  /** False by `--no-ocr`, or by a configuration file. */
  readonly ocr?: boolean;
  readonly ocrLanguage?: readonly string[];
  readonly rules?: readonly string[];
}

type Quantity = 'timeLimit' | 'memoryLimit' | 'heapLimit' | 'maxFileSize' | 'maxInflated' | 'maxUnpacked';

const TEXT_OF: Readonly<Record<string, (value: number) => string>> = {
  timeLimit: durationText,
  fetchLimit: durationText,
  ...Object.fromEntries(
    (['memoryLimit', 'heapLimit', 'maxFileSize', 'maxInflated', 'maxUnpacked'] satisfies Quantity[]).map((name) => [name, sizeText]),
  ),
};

/** A value as it would be typed: `1536MB`. */
export const typedText = (option: string, value: unknown): string =>
  typeof value === 'number' && TEXT_OF[option] ? TEXT_OF[option](value) : shownAddress(String(value));

export const inUnits =
  (quantityOf: (text: string) => number | null, wanted: string) =>
  (text: string): number => {
    const value = quantityOf(text);
    if (value === null) throw new InvalidArgumentError(wanted);
    return value;
  };

/** What one document may cost, and whether pictures of text are read. */
export const addReading = (command: Command, context: Context): Command => {
  const { limits, ocr } = context.say;
  const limit = (flags: string, description: string, value: number, parse: (text: string) => number): void => {
    const option = new Option(flags, description).argParser(parse);
    command.addOption(option.default(value, typedText(option.attributeName(), value)));
  };
  const duration = inUnits(durationOf, limits.wantsDuration);
  const size = inUnits(sizeOf, limits.wantsSize);
  const count = positiveIn(context);
  limit('--time-limit <time>', limits.time, READER_LIMITS.time, duration);
  limit('--memory-limit <size>', limits.memory, READER_LIMITS.memory, size);
  limit('--heap-limit <size>', limits.heap, READER_LIMITS.heap, size);
  limit('--max-file-size <size>', limits.fileSize, READER_LIMITS.fileSize, size);
  limit('--max-inflated <size>', limits.inflated, READER_LIMITS.inflated, size);
  limit('--max-text <n>', limits.text, READER_LIMITS.text, count);
  limit('--max-pages <n>', limits.pages, READER_LIMITS.pages, count);
  limit('--max-unpacked <size>', limits.unpacked, READER_LIMITS.unpacked, size);
  limit('--max-members <n>', limits.members, READER_LIMITS.members, count);
  limit('--max-depth <n>', limits.depth, READER_LIMITS.depth, count);
  limit('--max-ratio <n>', limits.ratio, READER_LIMITS.ratio, count);
  return addPasswords(command, context)
    .option('--no-ocr', ocr.without)
    .addOption(new Option('--ocr-language <code>', ocr.language).argParser(collect));
};

const megabytes = (bytes: number | undefined): number | undefined => (bytes === undefined ? undefined : bytes / 2 ** 20);

/** The flags as the library takes them. */
export const readerOptionsOf = async (flags: ReadingFlags) =>
  ({
    rules: flags.rules,
    timeLimitMs: flags.timeLimit,
    memoryLimitMb: megabytes(flags.memoryLimit),
    heapLimitMb: megabytes(flags.heapLimit),
    ingest: {
      ...(flags.maxFileSize === undefined ? {} : { maxFile: flags.maxFileSize }),
      ...(flags.maxInflated === undefined ? {} : { maxInflated: flags.maxInflated }),
      ...(flags.maxText === undefined ? {} : { maxText: flags.maxText }),
      ...(flags.maxPages === undefined ? {} : { maxPages: flags.maxPages }),
      ...(flags.maxUnpacked === undefined ? {} : { maxUnpacked: flags.maxUnpacked }),
      ...(flags.maxMembers === undefined ? {} : { maxMembers: flags.maxMembers }),
      ...(flags.maxDepth === undefined ? {} : { maxDepth: flags.maxDepth }),
      ...(flags.maxRatio === undefined ? {} : { maxRatio: flags.maxRatio }),
      ...(flags.ocr === undefined ? {} : { ocr: flags.ocr }),
      ...(flags.ocrLanguage === undefined ? {} : { ocrLanguages: flags.ocrLanguage }),
      passwords: await passwordsOf(flags),
    },
  }) satisfies ReadOptions;
