import { execFile, spawn } from 'node:child_process';
import type { Engine, Segmentation, Word } from './engine.js';
import { type Grey, pgmOf } from './grey.js';
import { wordsOf } from './hocr.js';

const PROGRAM = 'tesseract';
/** Page segmentation modes of Tesseract: automatic, and a single line. */
const MODES: Readonly<Record<Segmentation, string>> = { page: '3', line: '7' };
const MOST_OUTPUT = 64 * 2 ** 20;
/** With more threads than one Tesseract is slower, and the pool has a process per core already. */
const ENVIRONMENT = { ...process.env, OMP_THREAD_LIMIT: '1' };
/**
 * This process may be killed at any moment, and nothing then tells Tesseract. So a shell runs it and waits on a pipe that
 * only this process holds: when it breaks, Tesseract is killed.
 */
const GUARDED =
  'exec 4<&0; "$0" "$@" <&4 & job=$!; exec 4<&-; (read -r _ <&3; kill -9 $job) 2>/dev/null & guard=$!; wait $job; code=$?; kill $guard 2>/dev/null; exit $code';

const asked = (args: readonly string[]): Promise<string | null> =>
  new Promise((resolve) => {
    execFile(PROGRAM, [...args], { env: ENVIRONMENT, timeout: 10_000 }, (error, stdout, stderr) => resolve(error ? null : stdout + stderr));
  });

/** Languages that the system's own Tesseract has models for; none where it is not installed. */
export async function systemLanguages(): Promise<readonly string[]> {
  const listed = await asked(['--list-langs']);
  return (
    listed
      ?.split('\n')
      .slice(1)
      .map((line) => line.trim())
      .filter((line) => line !== '') ?? []
  );
}

function hocrOf(picture: Grey, args: readonly string[]): Promise<string> {
  const guarded = process.platform !== 'win32';
  const [command, line] = guarded ? ['sh', ['-c', GUARDED, PROGRAM, ...args]] : [PROGRAM, [...args]];
  const child = spawn(command, line, { env: ENVIRONMENT, stdio: ['pipe', 'pipe', 'pipe', 'pipe'] });
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let [size, said] = [0, ''];
    child.stdout?.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > MOST_OUTPUT) child.kill('SIGKILL');
      else chunks.push(chunk);
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-500);
    });
    // a program that ends early breaks the pipe; its exit code tells more
    child.stdin?.on('error', () => {});
    child.stdio[3]?.on('error', () => {});
    child.once('error', reject);
    child.once('close', (code) => {
      child.stdio[3]?.destroy();
      if (code === 0) resolve(Buffer.concat(chunks).toString('utf8'));
      else reject(new Error(`${PROGRAM}: exit code ${code} ${said.trim()}`));
    });
    child.stdin?.end(pgmOf(picture));
  });
}

/** The system's own Tesseract: about twice as fast as the bundled one. Null where it lacks a language. */
export async function systemEngine(languages: readonly string[]): Promise<Engine | null> {
  const there = await systemLanguages();
  if (!languages.every((language) => there.includes(language))) return null;
  const version = /tesseract v?(\S+)/.exec((await asked(['--version'])) ?? '')?.[1] ?? '';
  const recognize = async (picture: Grey, dpi: number, segmentation: Segmentation): Promise<readonly Word[]> =>
    wordsOf(
      await hocrOf(picture, [
        'stdin',
        'stdout',
        '-l',
        languages.join('+'),
        '--dpi',
        String(Math.round(dpi)),
        '--psm',
        MODES[segmentation],
        '-c',
        `hocr_char_boxes=${segmentation === 'line' ? 1 : 0}`,
        'hocr',
      ]),
    );
  return { name: PROGRAM, version, recognize };
}
