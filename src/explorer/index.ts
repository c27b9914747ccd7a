export { type Served, type ServeOptions, serveArchive } from './serve.js';
