import { type FileHandle, open } from 'node:fs/promises';
import { decodeName, messageOf } from '../ingest/index.js';
import { Ended, type Spool } from './spool.js';

/** The only place that knows zip.js. It looks into a file where it needs to: one of some gigabytes costs no memory. */
type Zip = typeof import('@zip.js/zip.js');
type Entry = import('@zip.js/zip.js').FileEntry;

const readerOver = ({ Reader }: Zip, file: FileHandle, bytes: number) =>
  new (class extends Reader<FileHandle> {
    constructor() {
      super(file);
      this.size = bytes;
    }
    override async readUint8Array(offset: number, length: number): Promise<Uint8Array> {
      const buffer = new Uint8Array(Math.max(0, Math.min(length, bytes - offset)));
      for (let at = 0; at < buffer.length; ) {
        const { bytesRead } = await file.read(buffer, at, buffer.length - at, offset + at);
        if (bytesRead === 0) return buffer.subarray(0, at);
        at += bytesRead;
      }
      return buffer;
    }
  })();

/** What zip.js' errors mean here; others are damage. */
const codeOf = (message: string, { ERR_UNSUPPORTED_COMPRESSION, ERR_UNSUPPORTED_ENCRYPTION, ERR_OVERLAPPING_ENTRY }: Zip): string => {
  if (message === ERR_OVERLAPPING_ENTRY) return 'E126';
  if (message === ERR_UNSUPPORTED_COMPRESSION) return 'E106';
  return message === ERR_UNSUPPORTED_ENCRYPTION ? 'E103' : 'E105';
};

/** An entry says of its name that it is UTF-8, or repeats it as such; else it is bytes. */
const nameOf = async ({ filename, filenameUTF8, rawFilename, extraFieldUnicodePath }: Entry): Promise<string> =>
  filenameUTF8 || extraFieldUnicodePath?.valid ? filename : decodeName(rawFilename);

class ZipUnpacker {
  /** The password that opened the last member opens most likely the next one too. */
  #passwords: readonly string[];

  constructor(
    private readonly zip: Zip,
    private readonly spool: Spool,
    passwords: readonly string[],
  ) {
    this.#passwords = passwords;
  }

  async add(entry: Entry, name: string): Promise<void> {
    if (entry.symlink) return this.spool.refuse(name, 'E125', null);
    if (!entry.encrypted) return this.#take(entry, name);
    for (const password of this.#passwords) {
      if (!(await this.#opens(entry, password))) continue;
      this.#passwords = [password, ...this.#passwords.filter((one) => one !== password)];
      return this.#take(entry, name, password);
    }
    this.spool.refuse(name, 'E103', null, entry.uncompressedSize);
  }

  /** Old encryption lets one wrong password in 256 pass; so the one that opened a member comes first for the next. */
  async #opens(entry: Entry, password: string): Promise<boolean> {
    try {
      await entry.getData(new WritableStream(), { password, checkPasswordOnly: true });
      return true;
    } catch {
      return false;
    }
  }

  async #take(entry: Entry, name: string, password?: string): Promise<void> {
    const sink = await this.spool.add(name, entry.compressedSize);
    if (!sink) return;
    let isOpen = true;
    const into = new WritableStream<Uint8Array>({
      write: async (chunk) => {
        isOpen = await sink.write(chunk);
        // ends the inflation of what has grown too large, and was refused for it
        if (!isOpen) throw new Error('left');
      },
    });
    const options = { checkOverlappingEntry: true, checkSignature: true, ...(password === undefined ? {} : { password }) };
    try {
      await entry.getData(into, options);
    } catch (error) {
      if (!isOpen) return;
      if ((error as NodeJS.ErrnoException).syscall !== undefined) throw error;
      const message = messageOf(error);
      return sink.drop(codeOf(message, this.zip), message);
    }
    await sink.close();
  }
}

/** Takes a ZIP apart, member by member, in the order of its directory. @throws Ended E105 where it has none */
export async function unpackZip(path: string, spool: Spool, passwords: readonly string[]): Promise<void> {
  const zip = await import('@zip.js/zip.js');
  zip.configure({ useWebWorkers: false });
  const file = await open(path, 'r');
  try {
    const reader = new zip.ZipReader(readerOver(zip, file, (await file.stat()).size), {
      strictness: 'tolerant',
      filenameValidation: 'tolerant',
    });
    const unpacker = new ZipUnpacker(zip, spool, passwords);
    try {
      for await (const entry of reader.getEntriesGenerator()) {
        if (entry.directory) continue;
        await unpacker.add(entry, await nameOf(entry));
      }
    } catch (error) {
      if (error instanceof Ended || (error as NodeJS.ErrnoException).syscall !== undefined) throw error;
      throw new Ended('E105', messageOf(error));
    }
  } finally {
    await file.close();
  }
}
