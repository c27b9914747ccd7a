import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

/** Markup. Everything put into a template of `html` is escaped, since what documents say is not to be trusted. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;
/** What may stand in a template. */
export type Part = Html | string | number | null | false | undefined | readonly Part[];

export { html };
export const nothing: Html = raw('');
