import type { DeadlineRow, TimelineRow } from '../model/index.js';
import { BEARER, type Columns, EVIDENCE, within } from './columns.js';

export const DEADLINE: Columns<DeadlineRow> = [
  ['date', ({ date }) => date],
  ['recurs', ({ recurs }) => recurs],
  ['task', ({ task }) => task],
  ['inferred', ({ inferred }) => inferred],
  ...within('', ({ document }: DeadlineRow) => document, BEARER),
  ...EVIDENCE,
];

export const EVENT: Columns<TimelineRow> = [
  ['date', ({ date }) => date],
  ['until', ({ end }) => end],
  ['event', ({ event }) => event],
  ...within('', ({ document }: TimelineRow) => document, BEARER),
  ['relation', ({ relation }) => relation],
  ['other', ({ other }) => other],
  ['what', ({ what }) => what],
  ...EVIDENCE,
];
