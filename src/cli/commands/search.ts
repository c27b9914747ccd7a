import type { Hit } from '../../index.js';
import { type ArchiveOptions, withArchive } from '../archive.js';
import type { Context } from '../context.js';
import { numberText } from '../documents.js';
import { EXIT } from '../exit.js';
import { note, printJson, printLine } from '../output.js';
import { truncate, wrap } from '../width.js';

export interface SearchFlags extends ArchiveOptions {
  readonly limit: number;
}

const highlighted = (line: string, marks: Hit['marks'], { colors }: Context): string => {
  let text = '';
  let at = 0;
  for (const { start, end } of marks) {
    text += line.slice(at, start) + colors.bold(colors.yellow(line.slice(start, end)));
    at = end;
  }
  return text + line.slice(at);
};

/** The snippet in lines that fit, each with its part of the marks. */
const snippetLines = ({ snippet, marks }: Hit, context: Context): string[] => {
  let from = 0;
  return wrap(snippet, context.width - 6).map((line) => {
    const own = marks
      .map(({ start, end }) => ({ start: Math.max(0, start - from), end: Math.min(line.length, end - from) }))
      .filter(({ start, end }) => start < end);
    from += line.length + 1;
    return highlighted(line, own, context);
  });
};

const hitText = (hit: Hit, context: Context): string => {
  const { colors, say, tableWidth } = context;
  const { id, type, date, title } = hit.document;
  return [
    `${colors.bold(id)}  ${[type, numberText(hit.document, context), date].filter(Boolean).join(' ')}`,
    ...(title ? [`  ${truncate(title, tableWidth - 2)}`] : []),
    ...snippetLines(hit, context).map((line) => `  │ ${line}`),
    colors.dim(`  ${hit.file}, ${say.page(hit.page)}`),
  ].join('\n');
};

export const search = (words: readonly string[], flags: SearchFlags, context: Context): Promise<void> =>
  withArchive(flags.db, async (archive) => {
    const query = words.join(' ');
    const hits = await archive.search(query, { limit: flags.limit });
    if (hits.length === 0) process.exitCode = EXIT.nothing;
    if (flags.json) return printJson({ query, hits });
    if (hits.length === 0) return note(context.say.notFound(query));
    return printLine(hits.map((hit) => hitText(hit, context)).join('\n\n'));
  });
