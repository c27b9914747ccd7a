import { type Advice, type Damage, Failure } from '../../model/index.js';

/** A damage of which no more is known than this. */
export const damage = (kind: Damage['kind'], advice: Advice, more: Partial<Damage> = {}): Damage => ({
  kind,
  table: null,
  file: null,
  document: null,
  detail: null,
  advice,
  ...more,
});

const messageOf = (error: unknown): string => (error instanceof Failure ? (error.problems[0]?.detail ?? error.message) : String(error));

/** What a look finds; that the look itself fails is a finding too. */
export const looking = async (look: () => Promise<Damage[]>, kind: Damage['kind'] = 'structure'): Promise<Damage[]> => {
  try {
    return await look();
  } catch (error) {
    return [damage(kind, 'restore', { detail: messageOf(error) })];
  }
};
