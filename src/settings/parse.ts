import { dirname, isAbsolute, relative, resolve } from 'node:path';
import type { z } from 'zod';
import { Failure, isServer, type Problem } from '../model/index.js';
import { readYaml, type SchemaFault } from '../rules/yaml.js';
import type { ConfigText } from './find.js';
import { nearestOf } from './near.js';
import { ConfigFile } from './schema.js';
import { type Kind, SETTINGS, type SettingKey } from './table.js';
import { durationOf, sizeOf } from './units.js';

/** A value as a command takes it (milliseconds, bytes, paths from the working directory), and the line it stands in. */
export interface Set {
  readonly value: unknown;
  readonly place: string;
}

/** What a value of a kind looks like; `messages/details.ts` says it in Vietnamese. */
const WANTED: Readonly<Record<Kind, string>> = {
  text: 'a text',
  path: 'a path',
  paths: 'a list of paths',
  'optional-path': 'a path or false',
  duration: 'a time with its unit, such as 60s or 5min',
  size: 'a size with its unit, such as 1536MB',
  count: 'a whole number from 1',
  language: 'one of en, vi',
  languages: 'a list of languages such as vie',
  toggle: 'true or false',
  level: 'one of error, warning, info, debug',
};

const NAMES = ['limits', ...SETTINGS.map(({ key }) => key)];
const lastOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

/** The setting that a name was probably meant for, wherever it belongs. */
const meantBy = (path: readonly PropertyKey[]): string | null => {
  const typed = path.join('.');
  const near = nearestOf(typed, NAMES);
  if (near) return near;
  const last = nearestOf(lastOf(typed), NAMES.map(lastOf));
  return NAMES.find((name) => lastOf(name) === last) ?? null;
};

const faultsOf = (issue: z.core.$ZodIssue): SchemaFault[] => {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => {
      const path = [...issue.path, key];
      const meant = meantBy(path);
      return { path, message: meant === null ? 'unknown' : `unknown; meant is perhaps ${meant}` };
    });
  const setting = SETTINGS.find(({ key }) => key === issue.path.slice(0, key.split('.').length).join('.'));
  return [{ path: issue.path, message: `wants ${setting ? WANTED[setting.kind] : 'names and values'}` }];
};

const here = (path: string): string => {
  const from = relative(process.cwd(), path);
  return from.startsWith('..') || isAbsolute(from) || from === '' ? path : from;
};

const convert = (kind: Kind, raw: unknown, folder: string): unknown => {
  const pathOf = (path: string): string => (isServer(path) ? path : here(resolve(folder, path)));
  if (kind === 'duration') return durationOf(raw as string);
  if (kind === 'size') return sizeOf(raw as string);
  if (kind === 'paths') return (raw as string[]).map(pathOf);
  if (kind === 'path' || kind === 'optional-path') return raw === false ? false : pathOf(raw as string);
  return raw;
};

/** What a configuration file sets. @throws Failure E251 no YAML or JSON, E252 unknown names and wrong values, each with file and line */
export const parseConfig = ({ file, text }: ConfigText): Map<SettingKey, Set> => {
  const problems: Problem[] = [];
  const fromHere = relative(process.cwd(), file);
  const shown = fromHere !== '' && fromHere.length < file.length ? fromHere : file;
  const read = readYaml(shown, text.replace(/^\ufeff/, ''), ConfigFile, problems, ['E251', 'E252'], faultsOf);
  const lineOf = ({ where }: Problem): number => Number(where.slice(where.lastIndexOf(':') + 1));
  const [first, ...others] = problems.sort((a, b) => lineOf(a) - lineOf(b));
  if (first) throw new Failure([first, ...others]);
  const found = new Map<SettingKey, Set>();
  for (const { key, kind } of SETTINGS) {
    const path = key.split('.');
    const raw = path.reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], read?.value);
    if (raw !== undefined) found.set(key, { value: convert(kind, raw, dirname(file)), place: `${shown}:${read?.lineOf(path) ?? 1}` });
  }
  return found;
};
