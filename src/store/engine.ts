import type { Damage, TextIndex } from '../model/index.js';
import type { Column, Port } from './port.js';

/** The few pieces of SQL for which databases have words of their own; everything else is written in what they share. */
export interface Fragments {
  /** A select of these columns from one parameter: a JSON array of rows, each an array of values. */
  unpack(columns: readonly Column[]): string;
  /** These values as a JSON array, as text. */
  jsonArray(values: readonly string[]): string;
  /** The values of a group as lines of one text, in this order. */
  lines(value: string, order: string): string;
  /** A digest of a text as `digests.ts` makes it, where the database can make one: else texts come here to be digested. */
  readonly digest?: (text: string) => string;
  /** A member of the JSON object in a text, as a value of the column of that name. */
  member(json: string, column: Column): string;
  toHex(bytes: string): string;
  fromHex(digits: string): string;
}

/** Rows of a table, told from damaged ones by a digest over all of them; see `seals.ts`. */
export interface Sealed {
  readonly table: string;
  /** One value per row: all that is to be held fast. */
  readonly value: string;
  /** Columns that order the rows, one way only. */
  readonly key: readonly string[];
  readonly where?: string;
}

export interface Lock {
  release(): Promise<void>;
}

/** Tables that hold words to look for and nothing else. */
export type WordTable = 'search' | 'names' | 'cited_names';

/** What each kind of database does in its own way, besides answering SQL. */
export interface Engine {
  readonly name: 'SQLite' | 'PostgreSQL';
  readonly sql: Fragments;
  /** Begins a transaction that may write. */
  readonly begin: string;
  /** Name of the database in messages: a path, or an address without its password. */
  readonly place: string;
  /** Nothing of it outlives this process. */
  readonly isPassing: boolean;
  readonly textIndex: (port: Port) => TextIndex;
  /** Empties a table of words. */
  clear(port: Port, table: WordTable): Promise<void>;
  /** The rows by which tables of words are sealed. */
  readonly wordSeals: readonly Sealed[];
  /** Names of all tables. */
  tables(port: Port): Promise<string[]>;
  /** Throws E403 where the database bears the mark of another program. */
  mustBeOurs(port: Port, done: readonly string[]): Promise<void>;
  /** What a migration is here. */
  migration(sql: string): string;
  /** To be called when an archive is opened to be written, before anything is. */
  beforeWriting(port: Port): Promise<void>;
  /** To be called when migrations were made. */
  afterMigrating(port: Port): Promise<void>;
  /** Keeps a copy as it is before it is brought up from this version, where that is the program's to do. */
  backUp(port: Port, version: string): Promise<void>;
  /** Takes the right to write, for `task`. Throws E406, E407 at once where another has it. */
  lock(port: Port, task: string): Promise<Lock>;
  /**
   * To be called in a transaction that writes what was read: waits while another has the right to write, and lets other
   * such transactions go on beside it.
   */
  besideWriters(port: Port): Promise<void>;
  /** So many numbers of rows in `sources` that nobody has, ascending and above all that are there. */
  sourceNumbers(port: Port, count: number): Promise<number[]>;
  /** Brings what was committed to where it stays. False where something is in the way. */
  settle(port: Port): Promise<boolean>;
  /** Makes all indexes anew from their tables. */
  reindex(port: Port): Promise<void>;
  /** To be called for a table of this session that was just filled: without figures about it a database may choose its ways blindly. */
  weigh(port: Port, table: string): Promise<void>;
  /** While `work` goes, statements look up what is named in small tables: by indexes, whatever figures about it say. */
  byIndexes<T>(port: Port, work: () => Promise<T>): Promise<T>;
  /** To be called before linking, when much may have changed. */
  beforeLinking(port: Port): Promise<void>;
  afterLinking(port: Port): Promise<void>;
  /** How the database itself looks: its structure, and what belongs to nothing. */
  readonly looks: readonly { readonly kind: Damage['kind']; readonly look: (port: Port) => Promise<Damage[]> }[];
}
