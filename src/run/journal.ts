import { closeSync, openSync, readFileSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { diskFailure } from '../model/index.js';

/**
 * What a run is at, written to a file beside the database before and after each file: it stays where a run died, and
 * the next one knows what was being read then. One JSON value a line. Nothing waits for the disk here: a kill loses
 * nothing that was written, and after a power cut the database is the one to be believed.
 */
type Line =
  /** A file is about to be read. */
  | { readonly at: string }
  /** Its reader has answered. */
  | { readonly end: string }
  /** So many changes the database has committed. */
  | { readonly commits: number }
  /** A file that was at work in so many runs that died. */
  | { readonly suspect: string; readonly deaths: number }
  /** The run ended by itself. */
  | { readonly over: true };

export interface Left {
  /** Files that were at work when the last run died. */
  readonly atWork: readonly string[];
  /** In how many runs that died a file was at work. */
  readonly deaths: ReadonlyMap<string, number>;
  /** Changes that the database had committed; 0 where nothing is known. */
  readonly commits: number;
}

const NOTHING: Left = { atWork: [], deaths: new Map(), commits: 0 };

/** A line that was cut off by a kill or a full disk says nothing. */
const linesOf = (text: string): Line[] =>
  text.split('\n').flatMap((line) => {
    try {
      return line === '' ? [] : [JSON.parse(line) as Line];
    } catch {
      return [];
    }
  });

/** What a journal tells of the run that wrote it. */
export const leftIn = (text: string): Left => {
  const open = new Set<string>();
  const deaths = new Map<string, number>();
  let commits = 0;
  for (const line of linesOf(text)) {
    if ('at' in line) open.add(line.at);
    else if ('end' in line) {
      open.delete(line.end);
      deaths.delete(line.end);
    } else if ('commits' in line) commits = line.commits;
    else if ('suspect' in line) deaths.set(line.suspect, line.deaths);
    else open.clear();
  }
  for (const uri of open) deaths.set(uri, (deaths.get(uri) ?? 0) + 1);
  return { atWork: [...open], deaths, commits };
};

const journalOf = (database: string): string => `${database}.journal`;

/** What the last run left; nothing where it ended by itself. */
export const readLeft = (database: string): Left => {
  try {
    return leftIn(readFileSync(journalOf(database), 'utf8'));
  } catch {
    return NOTHING;
  }
};

export interface Journal {
  readonly left: Left;
  at(uri: string): void;
  end(uri: string): void;
  commits(count: number): void;
  /** All files were read: what was at work before does not matter any more. */
  forget(): void;
  /** The run ends by itself. The file goes, unless the database `keeps` something that only the journal could tell lost. */
  close(keeps: boolean): void;
}

/** The journal of a database in memory: with the process everything is gone. */
export const noJournal: Journal = { left: NOTHING, at: () => {}, end: () => {}, commits: () => {}, forget: () => {}, close: () => {} };

const guarded = <T>(file: string, work: () => T): T => {
  try {
    return work();
  } catch (error) {
    throw diskFailure(error, file);
  }
};

/** Begins a journal in place of what the last run left. To be called by the one writer. */
export const openJournal = (database: string): Journal => {
  const file = journalOf(database);
  const left = readLeft(database);
  const deaths = new Map(left.deaths);
  const draft = `${file}.new`;
  const suspects = (): Line[] => [...deaths].map(([suspect, count]) => ({ suspect, deaths: count }));
  const textOf = (lines: readonly Line[]): string => lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  const handle = guarded(file, () => {
    // Renamed into place: a kill in between leaves the old journal whole.
    writeFileSync(draft, textOf([{ commits: left.commits }, ...suspects()]));
    renameSync(draft, file);
    return openSync(file, 'a');
  });
  const write = (line: Line): void => guarded(file, () => void writeSync(handle, textOf([line])));
  return {
    left,
    at: (uri) => write({ at: uri }),
    end: (uri) => {
      deaths.delete(uri);
      write({ end: uri });
    },
    commits: (count) => write({ commits: count }),
    forget: () => deaths.clear(),
    close: (keeps) => {
      try {
        if (keeps || deaths.size > 0) write({ over: true });
      } finally {
        closeSync(handle);
        if (!keeps && deaths.size === 0) rmSync(file, { force: true });
      }
    },
  };
};
