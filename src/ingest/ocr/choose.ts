import { bundledEngine } from './bundled.js';
import type { Engine, EngineChoice } from './engine.js';
import { systemEngine } from './system.js';

const started = new Map<string, Promise<Engine | null>>();

async function choose(languages: readonly string[], choice: EngineChoice): Promise<Engine | null> {
  const own = choice === 'bundled' ? null : await systemEngine(languages);
  return own ?? (choice === 'system' ? null : bundledEngine(languages));
}

/** The engine for these languages, started once in a process; null where none has them. */
export function engineFor(languages: readonly string[], choice: EngineChoice): Promise<Engine | null> {
  const key = `${choice} ${languages.join('+')}`;
  const engine = started.get(key) ?? choose(languages, choice);
  started.set(key, engine);
  return engine;
}
