#!/usr/bin/env node
// Makes corpus/documents from corpus/source, the same bytes on every run and every Node version.
//   node corpus/make.mjs [OUTPUT_FOLDER]
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eml, tarGz, zip } from './make/containers.mjs';
import { docx } from './make/docx.mjs';
import { encode } from './make/encode.mjs';
import { parse } from './make/markup.mjs';
import { odt } from './make/odt.mjs';
import { pdf } from './make/pdf.mjs';
import { scan } from './make/scan.mjs';

const here = dirname(fileURLToPath(import.meta.url));

/** Every file whose type or encoding is not told by its name. */
const special = {
  'ke-hoach-lien-tich-03-khlt.pdf': docx, // a DOCX that somebody renamed
  'quyet-dinh-1208-qd-ubnd.scan.pdf': scan, // a picture, no text layer
  'van-ban-den-0423.docx': () => new Uint8Array(0),
  'thong-bao-56-tb-ubnd.txt': (text) => encode(text, 'utf-16le'),
  'ke-hoach-97-kh-ubnd-tuy-an.txt': (text) => encode(text, 'windows-1258'),
};
const byExtension = {
  '.pdf': pdf,
  '.docx': docx,
  '.odt': odt,
  '.html': (text) => encode(text, 'utf-8'),
  '.doc': (text) => encode(text, 'utf-8'), // HTML, as a word processor's "save as web page" leaves it
  '.txt': (text) => encode(text, 'utf-8'),
};
/** A folder of such a name is packed. */
const containers = { '.zip': zip, '.gz': tarGz, '.eml': eml };

const sorted = (folder) => readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));

/** ke-hoach.pdf.md is markup for ke-hoach.pdf; everything else is copied, in its own encoding. */
async function written(path) {
  const name = basename(path, '.md');
  const text = readFileSync(path, 'utf8').replace(/\r\n/g, '\n');
  const write = special[name] ?? byExtension[extname(name)];
  return [name, await write(path.endsWith('.md') ? parse(text) : text)];
}

/** The files below a folder as [name, bytes], a packed folder being one of them. */
async function members(folder) {
  const all = [];
  for (const entry of sorted(folder)) {
    const path = join(folder, entry.name);
    const pack = containers[extname(entry.name)];
    if (!entry.isDirectory()) all.push(await written(path));
    else if (pack) all.push([entry.name, await pack(await members(path))]);
    else all.push(...(await members(path)).map(([name, bytes]) => [`${entry.name}/${name}`, bytes]));
  }
  return all;
}

export async function make(folder) {
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of await members(join(here, 'source'))) writeFileSync(join(folder, name), bytes);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await make(process.argv[2] ?? join(here, 'documents'));
