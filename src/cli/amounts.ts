import type { Context } from './context.js';

/** A length of time as a person says it, in its two largest units. */
export const timeText = (ms: number, { say }: Pick<Context, 'say'>): string => {
  const { hours, minutes, seconds } = say.running.units;
  const whole = Math.round(ms / 1000);
  if (whole < 60) return `${ms > 0 && whole === 0 ? '<1' : whole} ${seconds}`;
  if (whole < 3600) return `${Math.floor(whole / 60)} ${minutes} ${whole % 60} ${seconds}`;
  return `${Math.floor(whole / 3600)} ${hours} ${Math.floor((whole % 3600) / 60)} ${minutes}`;
};

/** A size with one decimal of its unit. */
export const bytesText = (bytes: number): string => {
  for (const [unit, size] of [
    ['GB', 2 ** 30],
    ['MB', 2 ** 20],
    ['KB', 2 ** 10],
  ] as const)
    if (bytes >= size) return `${(bytes / size).toFixed(1)} ${unit}`;
  return `${bytes} B`;
};
