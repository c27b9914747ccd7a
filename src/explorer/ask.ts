import type { View } from './view.js';

/** A parameter as a whole number from 1; undefined where it is none. */
export const numberIn = (view: View, name: string): number | undefined => {
  const text = view.ask(name);
  return text !== null && /^\d{1,6}$/.test(text) && Number(text) > 0 ? Number(text) : undefined;
};

/** A parameter as an ISO day, month or year. */
export const dayIn = (view: View, name: string): string | undefined => {
  const text = view.ask(name);
  return text !== null && /^\d{4}(?:-\d\d){0,2}$/.test(text) ? text : undefined;
};

export const textIn = (view: View, name: string): string | undefined => view.ask(name) ?? undefined;

/** A parameter that is one of these. */
export const oneOf = <T extends string>(view: View, name: string, values: readonly T[]): T | undefined =>
  values.find((value) => value === view.ask(name));
