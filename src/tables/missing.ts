import type { WantedRow } from '../model/index.js';
import { type Columns, EVIDENCE, within } from './columns.js';

export const WANTED: Columns<WantedRow> = [
  ['id', ({ id }) => id],
  ['type', ({ type }) => type],
  ['number', ({ number }) => number],
  ['date', ({ date }) => date],
  ['issuer', ({ issuer }) => issuer],
  ['title', ({ title }) => title],
  ['mentions', ({ mentions }) => mentions],
  ['documents', ({ documents }) => documents],
  ['citing', ({ citing }) => citing],
  ['relation', ({ example }) => example.relation],
  ...within('', ({ example }: WantedRow) => example, EVIDENCE),
];
