import type { View } from './view.js';

/** A parameter whose value is none that it can have, and which a page therefore leaves out. */
export interface Ignored {
  readonly name: string;
  readonly value: string;
}

const ignored = new WeakMap<View, Ignored[]>();

const ignore = (view: View, name: string, value: string): undefined => {
  const own = ignored.get(view) ?? [];
  ignored.set(view, own);
  if (!own.some((one) => one.name === name)) own.push({ name, value });
};

/** What was left out so far in answering. */
export const ignoredIn = (view: View): readonly Ignored[] => ignored.get(view) ?? [];

/** A parameter that passes a test; one that does not is noted as left out. */
const passing = <T>(view: View, name: string, read: (text: string) => T | undefined): T | undefined => {
  const text = view.ask(name);
  return text === null ? undefined : (read(text) ?? ignore(view, name, text));
};

/** A parameter as a whole number from 1; undefined where it is none. */
export const numberIn = (view: View, name: string): number | undefined =>
  passing(view, name, (text) => (/^\d{1,6}$/.test(text) && Number(text) > 0 ? Number(text) : undefined));

/** Whether the calendar has it: 2023-02-31 has the form of a day, and is none. */
const isDate = (text: string): boolean => {
  const time = /^\d{4}(?:-\d\d){0,2}$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
};

/** A parameter as an ISO day, month or year. */
export const dayIn = (view: View, name: string): string | undefined => passing(view, name, (text) => (isDate(text) ? text : undefined));

export const textIn = (view: View, name: string): string | undefined => view.ask(name) ?? undefined;

/** A parameter that is one of these. */
export const oneOf = <T extends string>(view: View, name: string, values: readonly T[]): T | undefined =>
  passing(view, name, (text) => values.find((value) => value === text));
