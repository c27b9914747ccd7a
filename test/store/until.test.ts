import { expect, test } from 'vitest';
import { openStore } from '../../src/store/index.js';
import { until } from '../../src/store/until.js';
import { drivers } from './drivers.js';

// Ends only when it is stopped.
const ENDLESS = 'with recursive n (i) as (select 1 union all select i + 1 from n) select count(*) from n';

test.skipIf(!drivers.includes('addon'))('a statement of who waits no longer is stopped, and no other one', async () => {
  const store = await openStore(':memory:', { create: true, driver: 'addon' });
  const stopping = new AbortController();
  const endless = until(stopping.signal, () => store.all(ENDLESS));
  const waiting = store.all('select 1 as one');
  setTimeout(() => stopping.abort(new Error('too late')), 50);
  await expect(endless).rejects.toThrow('too late');
  expect(await waiting).toEqual([{ one: 1 }]);
  await expect(until(stopping.signal, () => store.all('select 1'))).rejects.toThrow('too late');
  expect(await store.all('select 2 as two')).toEqual([{ two: 2 }]);
  await store.close();
});
