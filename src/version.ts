import { readFileSync } from 'node:fs';

/** Version of the package, which stands one folder up from `dist/` and `src/` alike. */
export const packageVersion = (): string =>
  (JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }).version;
