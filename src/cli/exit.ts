/** Exit codes, as `--help` documents them. */
export const EXIT = {
  ok: 0,
  refused: 1,
  usage: 2,
  rules: 3,
  database: 4,
  disk: 5,
  nothing: 6,
  several: 7,
  bug: 70,
  interrupted: 130,
} as const;

const BY_CHAPTER: Readonly<Record<string, number>> = {
  E1: EXIT.refused,
  E2: EXIT.usage,
  E3: EXIT.rules,
  E4: EXIT.database,
  E5: EXIT.disk,
};

/** The exit code that a problem's code stands for. */
export const exitOf = (code: string): number => BY_CHAPTER[code.slice(0, 2)] ?? EXIT.bug;
