// A parent that starts a child, tells its id and then waits to be killed.
import { createPool } from '../../../dist/isolation/pool.js';

const pool = createPool({ entry: new URL('./faulty.mjs', import.meta.url), size: 1 });
const { value } = await pool.run({ do: 'pid' }, 'pid');
console.log(value);
await pool.run({ do: process.argv[2] ?? 'hang' }, 'hang');
