import type { Context } from 'hono';
import { type Archive, type Language, type Messages, messagesIn } from '../index.js';

type Value = string | number | null | undefined;
/** Parameters of an address; those that are null or empty are left out. */
export type Parameters = Readonly<Record<string, Value>>;

/** What a page needs to know: whom it asks, whom it speaks to, and the address it stands for. */
export interface View {
  readonly archive: Archive;
  readonly language: Language;
  readonly say: Messages;
  readonly url: URL;
  /** An address of the explorer, in the language that the reader chose in the address. */
  href(path: string, parameters?: Parameters): string;
  /** The present address with some parameters changed (null takes one away). */
  here(changes: Parameters, path?: string): string;
  /** A parameter of the address; null where it is not there or empty. */
  ask(name: string): string | null;
}

/** What pages are made of: the context of the server gives the view. */
export type ViewOf = (context: Context) => View;

const isLanguage = (value: string | null): value is Language => value === 'en' || value === 'vi';

/** The address decides; else the first language of the browser that the program speaks; else English. */
export const languageOf = (url: URL, accepted: string | undefined): Language => {
  const asked = url.searchParams.get('lang');
  if (isLanguage(asked)) return asked;
  const known = (accepted ?? '')
    .split(',')
    .map((one) => one.trim().slice(0, 2).toLowerCase())
    .find(isLanguage);
  return known ?? 'en';
};

const addressOf = (path: string, entries: readonly (readonly [string, Value])[]): string => {
  const query = new URLSearchParams();
  for (const [name, value] of entries) if (value !== null && value !== undefined && value !== '') query.append(name, String(value));
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
};

export const viewOf = (archive: Archive, url: URL, accepted: string | undefined): View => {
  const language = languageOf(url, accepted);
  const chosen = url.searchParams.get('lang');
  return {
    archive,
    language,
    say: messagesIn(language),
    url,
    href: (path, parameters = {}) => addressOf(path, [...Object.entries(parameters), ['lang', chosen]]),
    here: (changes, path = url.pathname) =>
      addressOf(path, [...[...url.searchParams].filter(([name]) => !(name in changes)), ...Object.entries(changes)]),
    ask: (name) => url.searchParams.get(name)?.trim() || null,
  };
};
