import { setTimeout as after } from 'node:timers/promises';
import { Failure, ok, type Result } from '../model/index.js';
import { Fault } from './fault.js';

const TRIES = 3;
const WAIT_MS = 500;

const faultOf = (error: unknown, limit: AbortSignal, ms: number, named: (error: unknown) => Fault): Fault => {
  if (error instanceof Fault) return error;
  return limit.aborted ? new Fault('E135', `${ms} ms`, { cause: error }) : named(error);
};

/**
 * Does `work`, again where it failed in a way that may pass, all within `ms`. What the disk refused is thrown,
 * everything else is the answer; what a caller's signal ended says nothing about what was to be fetched.
 * @param named tells what an error of the network or a client means
 */
export const patiently = async <T>(
  uri: string,
  ms: number,
  work: (signal: AbortSignal) => Promise<T>,
  named: (error: unknown) => Fault,
  signal?: AbortSignal,
): Promise<Result<T>> => {
  const limit = AbortSignal.timeout(ms);
  const either = signal ? AbortSignal.any([limit, signal]) : limit;
  for (let tries = 1; ; tries++)
    try {
      return ok(await work(either));
    } catch (error) {
      if (error instanceof Failure) throw error;
      const fault = faultOf(error, limit, ms, named);
      if (!fault.isPassing || tries === TRIES || either.aborted) return { ok: false, problem: fault.problem(uri) };
      await after(WAIT_MS * 2 ** (tries - 1) * (0.5 + Math.random()));
    }
};
