import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { containerFormatOf } from '../ingest/index.js';
import { type ContainerMember, memberUri, refuse } from '../model/index.js';
import { isHidden, namesApart, safeName } from './names.js';

/** What the members of one container may cost; sizes in bytes. */
export interface Allowance {
  /** Of one member that is no container itself. */
  readonly maxFile: number;
  /** Of all members together. */
  readonly bytes: number;
  readonly members: number;
  /** How many times its packed size a member may inflate to. */
  readonly ratio: number;
}

/** Below this no ratio is looked at: a page of blanks packs well. */
const RATIO_FROM = 16 * 2 ** 20;
/** So much of a member is kept to tell what it is. */
const HEAD = 1 << 16;

/** Thrown to end a container: what was spooled before stays. */
export class Ended extends Error {
  constructor(
    readonly code: string,
    readonly detail: string,
  ) {
    super(`${code} ${detail}`);
  }
}

interface Sink {
  /** False when the member may not grow any more; it is refused then. */
  write(chunk: Uint8Array): Promise<boolean>;
  /** The member is whole. */
  close(): Promise<void>;
  /** The member is broken: it is refused, its bytes are thrown away. */
  drop(code: string, detail: string | null): Promise<void>;
}

const startOf = (head: Uint8Array): string => Buffer.from(head.subarray(0, 512)).toString('latin1');

/** ZIP, gzip, TAR: archives, which may be larger than a document. */
const isArchive = (start: string): boolean => start.startsWith('PK') || start.startsWith('\x1f\x8b') || start.slice(257, 262) === 'ustar';

/** Whether it is worth a closer look: an archive, or what begins like a message of Outlook or of the mail. */
const mayHold = (start: string): boolean =>
  isArchive(start) || start.startsWith('\xd0\xcf\x11\xe0') || /^(?:\xef\xbb\xbf)?\s*[A-Za-z-]+:/.test(start);

/** The format of a container among the members; of a large one its head has to tell. */
const containerAt = async (path: string, head: Uint8Array, isLarge: boolean): Promise<string | null> =>
  mayHold(startOf(head)) ? containerFormatOf(isLarge ? head : await readFile(path), isLarge) : null;

/**
 * A folder into which the members of one container go, under numbers: nothing from inside an archive is ever written
 * under its own name. Only the owner may look at them.
 */
export class Spool {
  readonly #members: ContainerMember[] = [];
  readonly #apart = namesApart();
  #left: number;
  #count = 0;

  constructor(
    private readonly folder: string,
    private readonly uri: string,
    private readonly allowance: Allowance,
  ) {
    this.#left = allowance.bytes;
  }

  get members(): readonly ContainerMember[] {
    return this.#members;
  }

  /** Bytes that all members together may come to. */
  get most(): number {
    return this.allowance.bytes;
  }

  /** What of that is left. */
  get left(): number {
    return this.#left;
  }

  /**
   * Makes room for a member; null for one that is left out (hidden files, folders of systems).
   * @param packed its size in the container; null where that is not known
   * @throws Ended E124 when there are more members than allowed
   */
  async add(rawName: string, packed: number | null): Promise<Sink | null> {
    const safe = safeName(rawName);
    if (isHidden(safe.name)) return null;
    if (this.#members.length >= this.allowance.members) throw new Ended('E124', `${this.allowance.members} allowed`);
    const name = this.#apart(safe.name);
    const path = join(this.folder, String(++this.#count).padStart(6, '0'));
    const file = await open(path, 'wx', 0o600);
    return this.#sink({ name, path, file, packed, rawName: safe.changed ? rawName : null });
  }

  /** Records something that is not taken out. */
  refuse(rawName: string, code: string, detail: string | null, size = 0): void {
    const { name } = safeName(rawName);
    if (isHidden(name)) return;
    if (this.#members.length >= this.allowance.members) throw new Ended('E124', `${this.allowance.members} allowed`);
    this.#refused(this.#apart(name), code, detail, size);
  }

  /** Says something of the container as a whole. */
  tell(code: string, detail: string | null): void {
    const { problem } = refuse(code, this.uri, detail);
    this.#members.push({ name: null, path: null, size: 0, sha256: null, container: null, problem });
  }

  #refused(name: string, code: string, detail: string | null, size: number): void {
    const { problem } = refuse(code, memberUri(this.uri, name), detail);
    this.#members.push({ name, path: null, size, sha256: null, container: null, problem });
  }

  #tooLarge(size: number, packed: number | null, head: Uint8Array): string | null {
    const { bytes, maxFile, ratio } = this.allowance;
    if (this.#left < 0) return `all members together inflate to more than ${bytes} bytes`;
    if (size > maxFile && !isArchive(startOf(head))) return `inflates to more than ${maxFile} bytes`;
    if (packed !== null && size > RATIO_FROM && size > ratio * Math.max(1, packed)) return `inflates to more than ${ratio} times its size`;
    return null;
  }

  #sink({ name, path, file, packed, rawName }: OpenMember): Sink {
    const hash: Hash = createHash('sha256');
    let size = 0;
    let head: Uint8Array = new Uint8Array();
    const drop = async (code: string, detail: string | null): Promise<void> => {
      await file.close();
      await rm(path, { force: true });
      this.#left += size;
      this.#refused(name, code, detail, size);
    };
    return {
      drop,
      write: async (chunk) => {
        size += chunk.length;
        this.#left -= chunk.length;
        if (head.length < HEAD) head = Buffer.concat([head, chunk.subarray(0, HEAD - head.length)]);
        const large = this.#tooLarge(size, packed, head);
        if (large) await drop('E107', large);
        else await writeAll(file, chunk);
        hash.update(chunk);
        return large === null;
      },
      close: async () => {
        await file.close();
        const container = await containerAt(path, head, size > this.allowance.maxFile);
        const problem =
          rawName === null
            ? null
            : ({
                code: 'W121',
                severity: 'warning',
                where: memberUri(this.uri, name),
                detail: JSON.stringify(rawName.slice(0, 300)),
              } as const);
        this.#members.push({ name, path, size, sha256: hash.digest('hex'), container, problem });
      },
    };
  }
}

interface OpenMember {
  readonly name: string;
  readonly path: string;
  readonly file: FileHandle;
  readonly packed: number | null;
  /** The name as it stood in the container, where it was changed. */
  readonly rawName: string | null;
}

async function writeAll(file: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let at = 0; at < chunk.length; ) at += (await file.write(chunk, at, chunk.length - at)).bytesWritten;
}

/** Fills a member from a stream that may be left early. */
export async function fill(sink: Sink, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const chunk of chunks) if (!(await sink.write(chunk))) return;
  await sink.close();
}

/** Adds a member whose bytes are at hand. */
export async function addBytes(spool: Spool, name: string, bytes: Uint8Array): Promise<void> {
  const sink = await spool.add(name, null);
  if (sink && (await sink.write(bytes))) await sink.close();
}
