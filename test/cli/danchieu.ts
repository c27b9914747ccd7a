import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const MAIN = resolve('dist/cli/main.js');

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves as soon as both streams together hold what fits. */
  readonly says: (pattern: RegExp) => Promise<string>;
}

/** Starts the built command line in a folder. */
export const start = (args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}): Running => {
  if (!existsSync(MAIN)) throw new Error('these tests need the built program: npm run build');
  const { LANG, LC_ALL, LC_MESSAGES, FORCE_COLOR, DANCHIEU_DB, DANCHIEU_CONFIG, ...rest } = process.env;
  const child = spawn(process.execPath, [MAIN, ...args], { cwd, env: { ...rest, NO_COLOR: '1', ...env } });
  let [out, err] = ['', ''];
  const waiting = new Set<() => void>();
  const heard = (): void => {
    for (const look of waiting) look();
  };
  child.stdout.on('data', (piece: Buffer) => {
    out += piece;
    heard();
  });
  child.stderr.on('data', (piece: Buffer) => {
    err += piece;
    heard();
  });
  child.stdin.end();
  const ended = new Promise<Ended>((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => done({ code, out, err }));
  });
  const says = (pattern: RegExp): Promise<string> =>
    new Promise((done, fail) => {
      const look = (): void => {
        if (!pattern.test(out + err)) return;
        waiting.delete(look);
        done(out + err);
      };
      waiting.add(look);
      look();
      void ended.then(() => fail(new Error(`ended without ${pattern}: ${out}${err}`)));
    });
  return { child, ended, says };
};

export const danchieu = (args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}): Promise<Ended> => start(args, cwd, env).ended;
