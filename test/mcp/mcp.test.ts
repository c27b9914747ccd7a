import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { failure } from '../../src/index.js';
import { mcpServer } from '../../src/mcp/index.js';
import { QUESTIONS } from '../../src/questions/index.js';
import { ROOT } from '../architecture/source.js';
import { citedAndCiting, plantedArchive, type Small } from '../explorer/planted.js';

let small: Small;
let ids: { cited: string; citing: string };
let client: Client;

const connected = async (archive: Small['archive']): Promise<Client> => {
  const [own, other] = InMemoryTransport.createLinkedPair();
  const made = new Client({ name: 'test', version: '1' });
  await Promise.all([mcpServer(archive, 'en').connect(other), made.connect(own)]);
  return made;
};

beforeAll(async () => {
  small = await plantedArchive();
  ids = await citedAndCiting(small.archive);
  client = await connected(small.archive);
});
afterAll(async () => {
  await client.close();
  await small.close();
});

const call = (name: string, given: Record<string, unknown> = {}, by = client) => by.callTool({ name, arguments: given });

test('there is a tool for every question, told to read only, with its parameters described', async () => {
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name).sort()).toEqual(QUESTIONS.map(({ name }) => name).sort());
  for (const { name, description, annotations, inputSchema } of tools) {
    expect([name, description, annotations?.readOnlyHint]).toEqual([name, expect.stringMatching(/./), true]);
    const own = Object.entries(inputSchema.properties ?? {}) as [string, { description?: string }][];
    expect(own.filter((entry) => !entry[1].description).map(([parameter]) => `${name} ${parameter}`)).toEqual([]);
    expect(own.map(([parameter]) => parameter)).toEqual(Object.keys(QUESTIONS.find((one) => one.name === name)?.shape ?? {}));
  }
});

test('tools answer what the library answers, as data and as text', async () => {
  const { archive } = small;
  const { cited, citing } = ids;
  const answer = await call('cited-by', { id: cited, limit: 1000 });
  expect(answer.structuredContent).toEqual({
    document: (await archive.find(cited)).candidates[0],
    total: await archive.countCitedBy(cited),
    edges: await archive.citedBy(cited),
  });
  expect(JSON.parse((answer.content as { text: string }[])[0]?.text ?? '')).toEqual(answer.structuredContent);
  expect((await call('path', { from: citing, to: cited })).structuredContent).toEqual(await archive.path(citing, cited));
  expect((await call('stats')).structuredContent).toEqual(await archive.stats());
  expect((await call('missing', { limit: 3 })).structuredContent).toMatchObject({ missing: await archive.missing({ limit: 3 }) });
});

test('what may mean several documents comes back with them, and is no fault', async () => {
  const prefix = ids.cited.split('/').slice(0, 4).join('/');
  const answer = await call('cites', { id: prefix });
  expect(answer.isError).toBeFalsy();
  expect(answer.structuredContent).toEqual(await small.archive.find(prefix));
});

test.each([
  ['cites', {}],
  ['cites', { id: 'a', limit: 0 }],
  ['graph', { id: 'a', depth: 7 }],
  ['audit', { code: ['no-such-finding'] }],
])('%s with %o is refused and asks nothing', async (name, given) => {
  expect(await call(name, given)).toMatchObject({ isError: true, content: [{ text: expect.stringContaining('Invalid') }] });
});

test('a failure is told with its code and what to do, and no more', async () => {
  const census = (): Promise<never> => Promise.reject(failure('E403', 'a.db', 'malformed'));
  const stats = (): Promise<never> => Promise.reject(new TypeError('secret of the house'));
  const other = await connected({ ...small.archive, census, stats });
  const [foreseen, unforeseen] = [await call('census', {}, other), await call('stats', {}, other)];
  expect(foreseen).toMatchObject({ isError: true, content: [{ text: expect.stringMatching(/^E403 · .*malformed/) }] });
  expect(unforeseen.isError).toBe(true);
  expect(JSON.stringify(unforeseen)).not.toContain('secret');
  await other.close();
});

test('the command answers over standard input and output', async () => {
  const command = new Client({ name: 'test', version: '1' });
  await command.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: [join(ROOT, 'dist', 'cli', 'main.js'), 'mcp', '--db', small.file, '--lang', 'vi'],
      stderr: 'ignore',
    }),
  );
  const { tools } = await command.listTools();
  expect(tools).toHaveLength(QUESTIONS.length);
  expect((await call('census', {}, command)).structuredContent).toEqual({ census: await small.archive.census() });
  await command.close();
});
