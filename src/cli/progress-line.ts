import { timeText } from './amounts.js';
import type { Context } from './context.js';
import { columnsOf, oneLine } from './width.js';

export interface Far {
  readonly done: number;
  readonly total: number;
  readonly refused: number;
  /** Files per second. */
  readonly rate: number;
  /** Null where it cannot be told yet. */
  readonly leftMs: number | null;
  /** The file that was begun last. */
  readonly file: string | null;
}

const SEPARATOR = ' · ';
/** A bar of one size, so that the line does not jump: on a narrow terminal other things tell more. */
const barSize = (columns: number): number => (columns >= 110 ? 24 : columns >= 90 ? 10 : 0);
/** Less of a file's name tells nothing. */
const LEAST_NAME = 12;

const barOf = (share: number, size: number): string => {
  if (size === 0) return '';
  const full = Math.round(Math.min(1, Math.max(0, share)) * size);
  return `${'█'.repeat(full)}${'░'.repeat(size - full)} `;
};

/** The end of a path, since its beginning is the same for many. */
export const tail = (path: string, columns: number): string => {
  const line = oneLine(path);
  return columnsOf(line) <= columns ? line : `…${[...line].slice(-(columns - 1)).join('')}`;
};

/** One line of so many columns: the count always, the rest as there is room, what tells most first. */
export const progressLine = ({ done, total, refused, rate, leftMs, file }: Far, columns: number, context: Pick<Context, 'say'>): string => {
  const { progress } = context.say;
  const count = `${done}/${total}`;
  let room = columns - columnsOf(`${progress.reading} ${count}`);
  const fits = (text: string): string => {
    if (columnsOf(text) > room) return '';
    room -= columnsOf(text);
    return text;
  };
  const left = leftMs === null ? '' : fits(SEPARATOR + progress.left(timeText(leftMs, context)));
  const refusals = refused === 0 ? '' : fits(SEPARATOR + progress.refused(refused));
  const speed = fits(`${SEPARATOR}${rate.toFixed(1)} ${progress.rate}`);
  const bar = fits(barOf(total === 0 ? 0 : done / total, barSize(columns)));
  const name = file !== null && room >= LEAST_NAME + SEPARATOR.length ? SEPARATOR + tail(file, room - SEPARATOR.length) : '';
  return `${progress.reading} ${bar}${count}${speed}${left}${refusals}${name}`;
};
