import { hasNodeSqlite } from '../../src/store/drivers/node.js';
import type { DriverName } from '../../src/store/index.js';

/** The drivers that this machine has; each test of the store runs over all of them. */
export const drivers: readonly DriverName[] = [
  ...(await import('sqlite3').then(
    () => ['addon' as const],
    () => [],
  )),
  ...(hasNodeSqlite() ? ['node' as const] : []),
];
