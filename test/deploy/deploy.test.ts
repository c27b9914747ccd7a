import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { contextOf } from '../../src/cli/context.js';
import { programOf } from '../../src/cli/program.js';

const ROOT = join(import.meta.dirname, '..', '..');
const page = (name: string): string => readFileSync(join(ROOT, 'deploy', name), 'utf8');

interface Service {
  readonly image: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly command: string[];
  readonly environment?: Record<string, string>;
  readonly ports?: string[];
  readonly depends_on?: Record<string, unknown>;
  readonly volumes?: string[];
}
const compose = parse(page('compose.yaml'), { merge: true }) as { services: Record<string, Service>; volumes: Record<string, unknown> };
const own = Object.entries(compose.services).filter(([, { image }]) => image === 'danchieu');
const commands: readonly Command[] = programOf(contextOf([], {})).commands;

describe('compose.yaml', () => {
  test('has database, store, workers and explorer', () => {
    expect(Object.keys(compose.services).sort()).toEqual(['db', 'enqueue', 'explorer', 'link', 'store', 'worker']);
  });

  test.each(own)('%s calls a command with flags that there are', (_, { command: [name, ...args] }) => {
    const command = commands.find((one) => one.name() === name) as Command;
    expect(command, name).toBeDefined();
    const flags = args.filter((arg) => arg.startsWith('-'));
    expect(flags.filter((flag) => !command.options.some(({ long }) => long === flag))).toEqual([]);
    // Only what it takes stands beside the flags and their values.
    const values = flags.filter((flag) => command.options.find(({ long }) => long === flag)?.required).length;
    const words = args.length - flags.length - values;
    expect(words === 0 || command.registeredArguments.length > 0).toBe(true);
  });

  test('what a service needs is there, and nothing is open to other machines', () => {
    for (const [name, { depends_on = {}, volumes = [], ports = [] }] of Object.entries(compose.services)) {
      expect(
        Object.keys(depends_on).filter((one) => !(one in compose.services)),
        name,
      ).toEqual([]);
      const named = volumes.map((one) => one.split(':')[0] as string).filter((one) => !one.startsWith('/'));
      expect(named.filter((one) => !(one in compose.volumes))).toEqual([]);
      expect(ports.filter((one) => !one.startsWith('127.0.0.1:'))).toEqual([]);
    }
  });

  test('no secret stands in it', () => {
    for (const [, { environment }] of Object.entries(compose.services))
      for (const [name, value] of Object.entries(environment ?? {}))
        if (/PASSWORD|SECRET|ACCESS_KEY/.test(name)) expect(value).toMatch(/^\$\{\w+:\?\}$/);
  });

  test('is built from what there is', () => {
    for (const [, { build }] of own) expect(existsSync(join(ROOT, 'deploy', build?.context ?? '', build?.dockerfile ?? ''))).toBe(true);
  });
});

describe('Dockerfile', () => {
  const lines = page('Dockerfile').split('\n');
  const allowed = page('Dockerfile.dockerignore')
    .split('\n')
    .filter((line) => line.startsWith('!'))
    .map((line) => line.slice(1));

  test('copies what is there and may be seen', () => {
    const copied = lines
      .filter((line) => line.startsWith('COPY ') && !line.includes('--from='))
      .flatMap((line) => line.split(' ').slice(1, -1));
    expect(copied.length).toBeGreaterThan(5);
    for (const name of copied) expect([name, existsSync(join(ROOT, name)), allowed.includes(name)]).toEqual([name, true, true]);
  });

  test('has a Node that the package allows, and does not run as root', () => {
    expect(lines.find((line) => line.startsWith('ARG NODE='))).toMatch(/=2[24]-/);
    expect(lines.findLast((line) => line.startsWith('USER '))).toBe('USER node');
    expect(lines.some((line) => line.includes('npm ci --omit=dev'))).toBe(true);
  });
});
