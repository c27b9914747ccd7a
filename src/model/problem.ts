import type { RefusedRow } from './answers.js';
import type { Problem } from './problem-schema.js';

export type { Problem, Severity } from './problem-schema.js';

export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problem: Problem };

export const ok = <T>(value: T, problems: readonly Problem[] = []): Result<T> => ({ ok: true, value, problems });

export const refuse = (code: string, where: string, detail: string | null = null): { ok: false; problem: Problem } => ({
  ok: false,
  problem: { code, severity: 'error', where, detail },
});

export const refusedRow = ({ where, code, detail }: Problem): RefusedRow => ({ file: where, code, detail });
