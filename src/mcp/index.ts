import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { Archive, Language } from '../index.js';
import { mcpServer } from './server.js';

export { mcpServer } from './server.js';

/** Answers a program over standard input and output until it leaves or the signal is aborted. */
export const serveStdio = async (archive: Archive, language: Language, signal: AbortSignal): Promise<void> => {
  const server = mcpServer(archive, language);
  const ended = new Promise<void>((resolve) => {
    process.stdin.once('end', resolve);
    process.stdin.once('close', resolve);
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
  await server.connect(new StdioServerTransport());
  await ended;
  await server.close();
};
