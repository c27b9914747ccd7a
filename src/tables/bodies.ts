import type { BodyRow, Succession } from '../model/index.js';
import type { Columns } from './columns.js';

const listed = (others: readonly Succession[]): string[] => others.map(({ name, on }) => (on === null ? name : `${name} (${on})`));

export const BODY: Columns<BodyRow> = [
  ['body', ({ body }) => body],
  ['name', ({ name }) => name],
  ['held', ({ held }) => held],
  ['cited', ({ cited }) => cited],
  ['first', ({ first }) => first],
  ['last', ({ last }) => last],
  ['from', ({ from }) => from],
  ['until', ({ until }) => until],
  ['predecessors', ({ predecessors }) => listed(predecessors)],
  ['successors', ({ successors }) => listed(successors)],
];
