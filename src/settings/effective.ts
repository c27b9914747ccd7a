import { Failure } from '../model/failure.js';
import { SETTINGS, type SettingKey } from './table.js';

/** A value that something else than a flag gave. */
export interface Given {
  readonly value: unknown;
  readonly from: 'environment' | 'file';
  /** Name of the variable; file and line. */
  readonly place: string;
}

export interface Effective {
  readonly file: string | null;
  readonly values: ReadonlyMap<SettingKey, Given>;
  /** What is wrong with the file, whose settings do not count then. */
  readonly fault: Failure | null;
}

export interface Wanted {
  /** The file that was asked for; false for none (default: the nearest one from the working directory upwards). */
  readonly file?: string | false | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
}

const fromEnvironment = (env: Wanted['env']): [SettingKey, Given][] =>
  SETTINGS.flatMap((setting) => {
    const name = 'env' in setting ? setting.env : undefined;
    const value = name && env[name];
    return name && value ? [[setting.key, { value, from: 'environment', place: name }] as [SettingKey, Given]] : [];
  });

const fromFile = async (wanted: Wanted['file']): Promise<{ file: string | null; values: [SettingKey, Given][] }> => {
  if (wanted === false) return { file: null, values: [] };
  const { findConfig, openConfig } = await import('./find.js');
  const found = wanted ? openConfig(wanted) : findConfig(process.cwd());
  if (!found) return { file: null, values: [] };
  // zod and the parser are loaded for a file that is there, and not before.
  const { parseConfig } = await import('./parse.js');
  const values = [...parseConfig(found)].map(([key, set]) => [key, { ...set, from: 'file' }] as [SettingKey, Given]);
  return { file: found.file, values };
};

/** What environment and configuration file set. Never rejects for a faulty file: whoever needs none of it is not kept from work. */
export const effectiveSettings = async ({ file, env }: Wanted): Promise<Effective> => {
  const own = fromEnvironment(env);
  try {
    const found = await fromFile(file ?? (env.DANCHIEU_CONFIG || undefined));
    return { file: found.file, values: new Map([...found.values, ...own]), fault: null };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { file: null, values: new Map(own), fault: error };
  }
};
