// `npm start`: reads the corpus. It holds a file that must be refused, which the program reports
// with exit code 1; to npm that would look like a failure.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const REFUSED = 1;
const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const args = ['run', 'corpus/documents', '--db', 'output/danchieu.db', '--summaries', 'output/summaries', ...process.argv.slice(2)];
const { status, error } = spawnSync(process.execPath, [main, ...args], { stdio: 'inherit' });
if (error) throw error;
process.exitCode = status === REFUSED ? 0 : (status ?? REFUSED);
