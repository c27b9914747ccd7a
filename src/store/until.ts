import { AsyncLocalStorage } from 'node:async_hooks';

const signals = new AsyncLocalStorage<AbortSignal>();

/** Does `work`, of which every statement ends when the signal is aborted, and rejects with its reason: the one that is running too, where the driver can stop it. */
export const until = <T>(signal: AbortSignal, work: () => T): T => signals.run(signal, work);

/** The signal that whoever asks now is bound by. */
export const askedUntil = (): AbortSignal | undefined => signals.getStore();
