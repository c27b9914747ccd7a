import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { failure } from '../index.js';
import type { Context } from './context.js';
import { collect } from './values.js';

export interface PasswordFlags {
  readonly password?: readonly string[];
  readonly passwordFile?: string;
}

const VARIABLE = 'DANCHIEU_PASSWORDS';

const linesOf = (text: string): string[] => text.split(/\r?\n/).filter((line) => line !== '');

const readLines = async (file: string): Promise<string[]> => {
  try {
    return linesOf(await readFile(file, 'utf8'));
  } catch (error) {
    throw failure('E113', file, (error as Error).message, error);
  }
};

/** Passwords for locked files: of the command line, of a file, of the environment (one a line in both), in this order. */
export const passwordsOf = async ({ password = [], passwordFile }: PasswordFlags): Promise<string[]> => {
  const kept = passwordFile === undefined ? [] : await readLines(passwordFile);
  return [...new Set([...password, ...kept, ...linesOf(process.env[VARIABLE] ?? '')])];
};

export const addPasswords = (command: Command, { say }: Context): Command =>
  command.option('--password <password>', say.passwords.password, collect).option('--password-file <file>', say.passwords.file);
