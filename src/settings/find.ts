import { readFileSync } from 'node:fs';
import { parse, resolve } from 'node:path';
import { lilconfigSync } from 'lilconfig';
import { failure } from '../model/failure.js';

export const CONFIG_NAMES = ['danchieu.config.json', 'danchieu.config.yaml', 'danchieu.config.yml'];

/** A configuration file as it lies on the disk. */
export interface ConfigText {
  readonly file: string;
  readonly text: string;
}

const asItIs = (_: string, content: string): string => content;

/** The nearest configuration file from this folder upwards; null where there is none. @throws Failure E253 for one that cannot be read */
export const findConfig = (folder: string): ConfigText | null => {
  const finder = lilconfigSync('danchieu', {
    searchPlaces: CONFIG_NAMES,
    stopDir: parse(resolve(folder)).root,
    // Parsing is left for later, and to a parser that knows lines. An empty file is one too: it hides those above it.
    loaders: { '.json': asItIs, '.yaml': asItIs, '.yml': asItIs },
    ignoreEmptySearchPlaces: false,
    cache: false,
  });
  try {
    const found = finder.search(folder);
    return found && { file: found.filepath, text: found.isEmpty ? '' : (found.config as string) };
  } catch (error) {
    const { message, path } = error as NodeJS.ErrnoException;
    throw failure('E253', path ?? folder, message, error);
  }
};

/** The file that was asked for. @throws Failure E253 where it cannot be read */
export const openConfig = (file: string): ConfigText => {
  try {
    return { file: resolve(file), text: readFileSync(file, 'utf8') };
  } catch (error) {
    throw failure('E253', file, (error as Error).message, error);
  }
};
