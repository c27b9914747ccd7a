import { detailIn, explain, type WatchEvent } from '../index.js';
import { timeText } from './amounts.js';
import type { Context } from './context.js';
import { oneLine } from './width.js';

/** A line for people, and where it goes: what was read or refused is data, the rest is not. */
export interface WatchLine {
  readonly to: 'output' | 'error';
  readonly text: string;
}

const clock = (): string => new Date().toTimeString().slice(0, 8);

/** What an event says to people; null for one that only a log wants. */
export const watchLine = (event: WatchEvent, context: Context): WatchLine | null => {
  const { say, colors, errorColors, language } = context;
  const { watch } = say.running;
  const line = (mark: string, file: string, ...more: (string | null)[]): WatchLine => ({
    to: 'output',
    text: [
      colors.dim(clock()),
      mark,
      ...[file, ...more].filter((part) => part !== null && part !== '').map((part) => oneLine(String(part))),
    ].join('  '),
  });
  switch (event.event) {
    case 'read': {
      const { type, number, date, issuer, citations } = event.document;
      const name = [type, number].filter((part) => part !== null).join(' ') || watch.unnamed;
      return line(colors.green(watch.read), event.file, name, date, issuer, watch.cites(citations));
    }
    case 'refused': {
      // What was refused before and did not change is no news.
      if (event.ms === null && event.code !== 'E113') return null;
      const why = [explain(event.code, language)?.title, event.detail && detailIn(event.detail, language)].filter(Boolean).join(': ');
      return line(colors.red(watch.refused), event.file, event.code, why);
    }
    case 'gone':
      return line(colors.yellow('–'), event.file, watch.gone);
    case 'watching':
      return { to: 'error', text: watch.watching(event.paths.join(' ')) };
    case 'waiting': {
      if (event.code === 'E113') return { to: 'error', text: watch.waitingFor(event.where) };
      const title = explain(event.code, language)?.title ?? '';
      return { to: 'error', text: `${errorColors.yellow(event.code)} ${title}: ${watch.waiting(timeText(event.ms, context))}` };
    }
    default:
      return null;
  }
};
