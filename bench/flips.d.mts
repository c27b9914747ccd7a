export interface Flipped {
  readonly part: string;
  readonly offset: number;
  readonly outcome: 'failed' | 'named' | 'harmless' | 'silently wrong';
  readonly named: readonly unknown[];
  readonly failed?: string;
}
export const makeDatabases: (folder: string, paths: readonly string[]) => Promise<{ readonly closed: string; readonly wal: string }>;
export const soundAnswers: (folder: string, original: string) => string;
export const flip: (folder: string, original: string, part: '' | '-wal', random: () => number, answers: string) => Flipped;
