import type { Columns } from '../tables/index.js';
import type { Column } from './listing.js';

/** Columns of the command line, of which only those named are shown; all are in CSV. */
export const shownAs = <Row>(columns: Columns<Row>, shown: Readonly<Record<string, Omit<Column<Row>, 'name' | 'value'>>>): Column<Row>[] =>
  columns.map(([name, value]) => ({ name, value, head: null, ...shown[name] }));
