import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { containerFormatOf, decodeName, messageOf } from '../ingest/index.js';
import { Ended, fill, type Spool } from './spool.js';

type Header = import('tar-stream').Header;

/** Names are bytes; only extended headers say that theirs are UTF-8. */
const nameOf = ({ name, pax }: Header): Promise<string> | string =>
  (pax as { path?: string } | null | undefined)?.path === undefined ? decodeName(Buffer.from(name, 'latin1')) : name;

const isFile = (type: string | null | undefined): boolean => type === 'file' || type === 'contiguous-file';

/** Leaving a member early would end the archive: the rest of one that is too large is passed over. */
async function takeOut(chunks: AsyncIterable<Uint8Array>, name: string, spool: Spool): Promise<void> {
  const sink = await spool.add(name, null);
  let open = sink !== null;
  let passed = 0;
  for await (const chunk of chunks) {
    if (open && sink) open = await sink.write(chunk);
    else passed += chunk.length;
    if (passed > spool.left) throw new Ended('E107', `all members together inflate to more than ${spool.most} bytes`);
  }
  if (open && sink) await sink.close();
}

/** What is wrong with an archive as a whole; what it held before that place is kept. */
const ended = (error: unknown): unknown => (error instanceof Ended || isOfDisk(error) ? error : new Ended('E105', messageOf(error)));

/** Errors of zlib have a code too, but no system call. */
const isOfDisk = (error: unknown): boolean => (error as NodeJS.ErrnoException).syscall !== undefined;

async function untar(source: readonly [Readable, ...Transform[]], spool: Spool): Promise<void> {
  const { default: tarStream } = await import('tar-stream');
  // its types leave this option out
  const options: object = { filenameEncoding: 'latin1' };
  const extract = tarStream.extract(options);
  const feeding = pipeline([...source, extract as unknown as NodeJS.WritableStream]);
  // its error comes out of the archive too, or the archive was left
  feeding.catch(() => {});
  try {
    for await (const entry of extract) {
      const { type, size } = entry.header;
      const name = await nameOf(entry.header);
      if (isFile(type)) await takeOut(entry as AsyncIterable<Uint8Array>, name, spool);
      else if (type !== 'directory') spool.refuse(name, 'E125', type ?? null, size ?? 0);
      entry.resume();
    }
    await feeding;
  } catch (error) {
    throw ended(error);
  } finally {
    source[0].destroy();
  }
}

/** Takes a TAR apart. The only place that knows tar-stream. @throws Ended E105, E107, E124 */
export const unpackTar = (path: string, spool: Spool): Promise<void> => untar([createReadStream(path)], spool);

const RATIO_FROM = 64 * 2 ** 20;

/** Passes on what it is given, as long as it is not many times what it was packed in. */
const watched = (packed: number, ratio: number): Transform => {
  let size = 0;
  return new Transform({
    transform: (chunk: Uint8Array, _, done) => {
      size += chunk.length;
      if (size > RATIO_FROM && size > ratio * packed) done(new Ended('E107', `inflates to more than ${ratio} times its size`));
      else done(null, chunk);
    },
  });
};

/** The beginning of what is packed, enough to tell a TAR by its first header. */
async function beginning(path: string): Promise<Uint8Array> {
  const source = createReadStream(path);
  const parts: Uint8Array[] = [];
  try {
    let size = 0;
    for await (const chunk of source.pipe(createGunzip())) {
      parts.push(chunk);
      size += chunk.length;
      if (size >= 1024) break;
    }
  } catch (error) {
    throw ended(error);
  } finally {
    source.destroy();
  }
  return Buffer.concat(parts);
}

/** A file by the name of its package without its ending: `ke-hoach.pdf.gz` holds `ke-hoach.pdf`. */
const packedName = (uri: string): string => {
  const name = basename(uri);
  return /\.gz(?:ip)?$/i.test(name) ? name.replace(/\.gz(?:ip)?$/i, '') : `${name}.content`;
};

/** Takes a gzip apart: the members of a TAR in it, or the one file. @throws Ended E105, E107, E124 */
export async function unpackGzip(path: string, uri: string, spool: Spool, ratio: number): Promise<void> {
  const { size } = await stat(path);
  if ((await containerFormatOf(await beginning(path))) === 'tar')
    return untar([createReadStream(path), createGunzip(), watched(size, ratio)], spool);
  const sink = await spool.add(packedName(uri), size);
  const source = createReadStream(path);
  if (!sink) return;
  try {
    await fill(sink, source.pipe(createGunzip()));
  } catch (error) {
    if (isOfDisk(error)) throw error;
    await sink.drop('E105', messageOf(error));
  } finally {
    source.destroy();
  }
}
