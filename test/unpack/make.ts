import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import { BlobWriter, configure, TextReader, ZipWriter } from '@zip.js/zip.js';
import { strToU8, zipSync } from 'fflate';
import { pack } from 'tar-stream';

const bytesOf = (content: string | Uint8Array): Uint8Array => (typeof content === 'string' ? strToU8(content) : content);

export const zip = (files: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, content]) => [name, bytesOf(content)])));

export const gzip = (bytes: Uint8Array): Uint8Array => new Uint8Array(gzipSync(bytes));

interface TarEntry {
  readonly name: string;
  readonly text?: string | Uint8Array;
  readonly type?: 'symlink' | 'block-device';
  readonly linkname?: string;
}

export async function tar(entries: readonly TarEntry[]): Promise<Uint8Array> {
  const packed = pack();
  for (const { name, text, type, linkname } of entries) {
    if (type) packed.entry({ name, type, ...(linkname ? { linkname } : {}) });
    else packed.entry({ name }, Buffer.from(bytesOf(text ?? '')));
  }
  packed.finalize();
  const parts: Buffer[] = [];
  for await (const part of packed as AsyncIterable<Buffer>) parts.push(part);
  return new Uint8Array(Buffer.concat(parts));
}

interface Local {
  readonly name: Uint8Array;
  readonly packed: Uint8Array;
  readonly size: number;
  readonly crc: number;
  readonly method: number;
  readonly offset: number;
}

const header = (signature: number, central: boolean, { name, packed, size, crc, method, offset }: Local): Buffer => {
  const head = Buffer.alloc(central ? 46 : 30);
  head.writeUInt32LE(signature, 0);
  const at = central ? 6 : 4;
  head.writeUInt16LE(20, at);
  head.writeUInt16LE(method, at + 4);
  head.writeUInt32LE(crc, at + 10);
  head.writeUInt32LE(packed.length, at + 14);
  head.writeUInt32LE(size, at + 18);
  head.writeUInt16LE(name.length, at + 22);
  if (central) head.writeUInt32LE(offset, 42);
  return Buffer.concat([head, name]);
};

const ended = (locals: Buffer, entries: readonly Local[]): Uint8Array => {
  const directory = Buffer.concat(entries.map((entry) => header(0x02014b50, true, entry)));
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(locals.length, 16);
  return new Uint8Array(Buffer.concat([locals, directory, end]));
};

/** A ZIP with names as bytes, without the mark for UTF-8, stored. */
export function rawZip(files: readonly (readonly [Uint8Array, string])[]): Uint8Array {
  let locals = Buffer.alloc(0);
  const entries = files.map(([name, text]) => {
    const packed = strToU8(text);
    const entry = { name, packed, size: packed.length, crc: crc32(packed), method: 0, offset: locals.length };
    locals = Buffer.concat([locals, header(0x04034b50, false, entry), packed]);
    return entry;
  });
  return ended(locals, entries);
}

/** A ZIP whose directory has many names for the same bytes. */
export function overlapping(text: string, times: number): Uint8Array {
  const packed = new Uint8Array(deflateRawSync(text));
  const entry = { packed, size: text.length, crc: crc32(text), method: 8, offset: 0 };
  const locals = Buffer.concat([header(0x04034b50, false, { ...entry, name: strToU8('0') }), packed]);
  return ended(
    locals,
    Array.from({ length: times }, (_, i) => ({ ...entry, name: strToU8(String(i)) })),
  );
}

export async function encryptedZip(kind: 'aes' | 'old', password: string, files: Readonly<Record<string, string>>): Promise<Uint8Array> {
  configure({ useWebWorkers: false });
  const writer = new ZipWriter(new BlobWriter(), {
    password,
    ...(kind === 'old' ? { zipCrypto: true } : { encryptionStrength: 3 as const }),
  });
  for (const [name, text] of Object.entries(files)) await writer.add(name, new TextReader(text));
  return new Uint8Array(await (await writer.close()).arrayBuffer());
}

interface Mail {
  readonly subject: string;
  readonly text: string;
  readonly attachments: Readonly<Record<string, string | Uint8Array>>;
}

const word = (text: string): string => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;

export const email = ({ subject, text, attachments }: Mail): Uint8Array =>
  strToU8(
    [
      'From: a@phuyen.vn',
      'To: b@phuyen.vn',
      `Subject: ${word(subject)}`,
      'Message-ID: <1@phuyen.vn>',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="part"',
      '',
      '--part',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(text).toString('base64'),
      ...Object.entries(attachments).flatMap(([name, content]) => [
        '--part',
        'Content-Type: application/octet-stream',
        `Content-Disposition: attachment; filename="${word(name)}"`,
        'Content-Transfer-Encoding: base64',
        '',
        Buffer.from(bytesOf(content)).toString('base64'),
      ]),
      '--part--',
      '',
    ].join('\r\n'),
  );
