import type { AuditRow } from '../model/index.js';
import { type Columns, PLACE, within } from './columns.js';

export const FINDING: Columns<AuditRow> = [
  ['document', ({ document }) => document],
  ['about', ({ about }) => about],
  ['severity', ({ severity }) => severity],
  ['code', ({ code }) => code],
  ['message', ({ message }) => message],
  ...PLACE,
  ...within('against_', ({ against }: AuditRow) => against, [
    ['document', ({ document }) => document],
    ['text', ({ text }) => text],
    ['file', ({ file }) => file],
    ['page', ({ span }) => span?.page ?? null],
  ]),
];
