import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { failure, type Listed, listFile, type Problem, refuse, type Sources } from '../model/index.js';
import { Fault } from './fault.js';
import { browserOn, type Net, pageOf } from './https.js';
import { patiently } from './patient.js';
import { save } from './save.js';

export interface WebOptions {
  /** Whether hosts on the web may be asked at all (default false). */
  readonly allowed?: boolean | undefined;
}

interface Limits {
  /** Bytes. */
  readonly maxFile: number;
  /** Milliseconds that fetching one page may take, redirects and tries among them. */
  readonly timeMs: number;
}

const named = (error: unknown): Fault =>
  error instanceof Fault
    ? error
    : new Fault('E133', (error as Error).message || String((error as NodeJS.ErrnoException).code), { isPassing: true, cause: error });

const listedAt = (address: string, where: string): Listed | Problem => {
  try {
    return { uri: pageOf(address).href, size: null, mark: null, modified: null };
  } catch (error) {
    return named(error).problem(where);
  }
};

/** The lines of a list one by one: an address each; what begins with # is a remark. An address comes once. */
async function* linesOf(file: string): AsyncGenerator<Listed | Problem> {
  const met = new Set<string>();
  let line = 0;
  try {
    for await (const text of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY })) {
      line++;
      const address = text.replace(/^\ufeff/, '').trim();
      if (address === '' || address.startsWith('#')) continue;
      const one = listedAt(address, `${file}:${line}`);
      if (!('uri' in one)) yield one;
      else if (!met.has(one.uri)) {
        met.add(one.uri);
        yield one;
      }
    }
  } catch (error) {
    yield refuse('E113', file, (error as Error).message).problem;
  }
}

/** Pages on the web, over https, of public hosts alone. */
export const webSources = ({ allowed = false }: WebOptions, { maxFile, timeMs }: Limits, net?: Net): Sources => {
  const browser = browserOn(net);
  return {
    list: async function* (root) {
      if (!allowed) throw failure('E254', root);
      const file = listFile(root);
      if (file === null) yield listedAt(root, root);
      else yield* linesOf(file);
    },

    fetch: ({ uri }, path, before, signal) =>
      patiently(
        uri,
        timeMs,
        async (within) => {
          const answer = await browser.ask(pageOf(uri), before, maxFile, within);
          return answer && { ...(await save(answer.bytes, path, maxFile)), mark: answer.mark };
        },
        named,
        signal,
      ),

    close: () => browser.close(),
  };
};
