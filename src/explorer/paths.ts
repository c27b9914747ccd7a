import type { FactRow } from '../index.js';

/** Where documents stand: the identity path is the address. */
export const documentPath = (id: string): string => `/d/${id.split('/').map(encodeURIComponent).join('/')}`;

/** What a fact is called within its document. */
export const nameOfFact = ({ fact }: FactRow): string => fact.slice(fact.indexOf('#') + 1);
