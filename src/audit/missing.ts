import type { IdentityKey } from '../model/index.js';

/** What a citation leaves open of the identity that it means: the names of fields of a citation. */
export const missingOf = ({ type, body, year }: IdentityKey): string[] =>
  [type === null && 'type', body === null && 'issuer', year === null && 'date'].filter((part) => part !== false);
