const DURATION: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};
const SIZE: Readonly<Record<string, number>> = { B: 1, KB: 2 ** 10, MB: 2 ** 20, GB: 2 ** 30, TB: 2 ** 40 };

export const DURATION_PATTERN = /^\s*(\d+(?:\.\d+)?)\s*(ms|s|min|m|h|d|w)\s*$/i;
export const SIZE_PATTERN = /^\s*(\d+(?:\.\d+)?)\s*([KMGT]?)i?B?\s*$/i;

/** What a timer holds: a longer wait would end at once. */
const MOST_MS = 2 ** 31 - 1;

/** `60s`, `1.5min`, `500ms` in milliseconds; null without a unit, for nothing, and beyond 24 days. */
export const durationOf = (text: string, most = MOST_MS): number | null => {
  const [, figure, unit] = DURATION_PATTERN.exec(text) ?? [];
  const ms = Math.round(Number(figure) * (DURATION[(unit ?? '').toLowerCase()] ?? Number.NaN));
  return ms >= 1 && ms <= most ? ms : null;
};

/** `1536MB`, `1.5GB` in bytes, a kilobyte being 1,024 of them; null without a unit and for nothing. */
export const sizeOf = (text: string): number | null => {
  const [, figure, unit] = SIZE_PATTERN.exec(text) ?? [];
  if (figure === undefined || /\d\s*$/.test(text)) return null;
  const bytes = Math.round(Number(figure) * (SIZE[`${(unit ?? '').toUpperCase()}B`] ?? Number.NaN));
  return bytes >= 1 && Number.isSafeInteger(bytes) ? bytes : null;
};

const largest = (units: readonly (readonly [string, number])[], value: number): string => {
  const [unit, factor] = units.find(([, size]) => value % size === 0) ?? ['', 1];
  return `${value / factor}${unit}`;
};

/** The shortest text that `durationOf` reads as just this. */
export const durationText = (ms: number): string =>
  largest(
    [
      ['min', DURATION.min as number],
      ['s', 1000],
      ['ms', 1],
    ],
    ms,
  );

/** The shortest text that `sizeOf` reads as just this. */
export const sizeText = (bytes: number): string =>
  largest(
    [
      ['GB', SIZE.GB as number],
      ['MB', SIZE.MB as number],
      ['KB', 1024],
      ['B', 1],
    ],
    bytes,
  );
