import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Hono } from 'hono';

const own = (name: string): string => fileURLToPath(new URL(`assets/${name}`, import.meta.url));
/** A file that stands beside the one that a package is entered by. */
const beside = (name: string, file: string): string => join(dirname(createRequire(import.meta.url).resolve(name)), file);

/** Every file that a page may load; nothing else is given out. */
const FILES: Readonly<Record<string, () => string>> = {
  'style.css': () => own('style.css'),
  'search.js': () => own('search.js'),
  'graph.js': () => own('graph.js'),
  'graph.css': () => own('graph.css'),
  'panel.js': () => own('panel.js'),
  'icon.svg': () => own('icon.svg'),
  'cytoscape.js': () => beside('cytoscape', 'cytoscape.esm.min.mjs'),
};

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

export const assets = (app: Hono): void => {
  app.get('/assets/:name', async (context) => {
    const name = context.req.param('name');
    const file = Object.hasOwn(FILES, name) ? FILES[name] : undefined;
    if (!file) return context.notFound();
    const type = TYPES[extname(name)] ?? 'application/octet-stream';
    return context.body(await readFile(file()), 200, { 'content-type': type, 'cache-control': 'no-cache' });
  });
};
