import { Option } from 'commander';
import type { Context } from './context.js';
import { collect } from './values.js';

/** What the options about pictures of text leave in a command's flags. */
export interface OcrFlags {
  /** False by `--no-ocr`. */
  readonly ocr?: boolean;
  readonly ocrLanguage?: readonly string[];
}

export const ocrOptions = ({ say }: Context): readonly [Option, Option] => [
  new Option('--no-ocr', say.ocr.without),
  new Option('--ocr-language <code>', say.ocr.language).argParser(collect),
];

/** The flags as settings of reading; what was not said is left out. */
export const ocrSettings = ({ ocr, ocrLanguage }: OcrFlags) => ({
  ...(ocr === false ? { ocr } : {}),
  ...(ocrLanguage === undefined ? {} : { ocrLanguages: ocrLanguage }),
});
