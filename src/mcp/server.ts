import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { type Archive, explain, Failure, type Language, messagesIn, packageVersion } from '../index.js';
import { type Answer, describedShape, QUESTIONS, type Question } from '../questions/index.js';

// No schemas of answers are given: together they are longer than most conversations with a model may be.
const READS_ONLY = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false };

const told = ({ value }: Answer): CallToolResult => ({
  content: [{ type: 'text', text: JSON.stringify(value) }],
  structuredContent: { ...value },
});

/** What failed, with its code and what to do about it; where else it failed is nobody's business. */
const failed = (error: unknown, language: Language): CallToolResult => {
  const [problem] = error instanceof Failure ? error.problems : [];
  const words = problem ? explain(problem.code, language) : null;
  const text = problem
    ? [problem.code, words?.title, problem.detail, words?.hint].filter(Boolean).join(' · ')
    : messagesIn(language).explorer.failed;
  return { content: [{ type: 'text', text }], isError: true };
};

const addTool = (server: McpServer, archive: Archive, language: Language, one: Question): void => {
  server.registerTool(
    one.name,
    {
      description: one.about(messagesIn(language)),
      inputSchema: describedShape(one.shape, language),
      annotations: READS_ONLY,
    },
    async (given: Readonly<Record<string, unknown>>) => {
      try {
        return told(await one.ask({ archive, language }, given));
      } catch (error) {
        return failed(error, language);
      }
    },
  );
};

/** The questions to an archive as tools of the Model Context Protocol. Nothing can be changed by them. */
export const mcpServer = (archive: Archive, language: Language): McpServer => {
  const server = new McpServer(
    { name: 'danchieu', version: packageVersion() },
    { instructions: messagesIn(language).explorer.api.instructions },
  );
  for (const one of QUESTIONS) addTool(server, archive, language, one);
  return server;
};
