import { z } from 'zod';
import { withOne } from './documents.js';
import { flag, optional, relations, rows, text } from './parameters.js';
import { type Answer, answer, type Question, question } from './question.js';

const FOLLOWED = 200;
const MOST_STEPS = 100;
/** Links that a search for a chain may meet: it then answers within a second or so. */
const MOST_LINKS = 20_000;

const treeShape = {
  id: text,
  depth: z.int().min(1).max(MOST_STEPS).optional(),
  relation: relations,
  at: optional.day,
  limit: rows(FOLLOWED),
};

const tree = (name: 'basis' | 'impact'): Question =>
  question({
    name,
    about: ({ questions }) => questions.commands[name],
    shape: treeShape,
    output: 'tree',
    ask: ({ archive }, { id, relation, ...options }) =>
      withOne(archive, id, async (document): Promise<Answer> => {
        const found = await archive[name](document.id, { ...options, relations: relation });
        return answer(found ?? { document });
      }),
  });

const path: Question = question({
  name: 'path',
  about: ({ questions }) => questions.commands.path,
  shape: { from: text, to: text, relation: relations, either: flag },
  output: 'chain',
  ask: ({ archive }, { from, to, relation, either }) =>
    withOne(archive, from, (first) =>
      withOne(archive, to, async (last) =>
        answer((await archive.path(first.id, last.id, { relations: relation, either, limit: MOST_LINKS })) ?? {}),
      ),
    ),
});

const MOST_NODES = 300;

const graph: Question = question({
  name: 'graph',
  about: ({ explorer }) => explorer.graph.about,
  shape: {
    id: text,
    depth: z.int().min(1).max(2).default(1),
    direction: z.enum(['both', 'basis', 'impact']).default('both'),
    limit: z.int().min(2).max(MOST_NODES).default(50),
  },
  output: 'graph',
  ask: ({ archive }, { id, ...options }) =>
    withOne(archive, id, async (document) => answer((await archive.graphAround(document.id, options)) ?? {})),
});

/** Questions to the graph of citations. */
export const GRAPH_QUESTIONS: readonly Question[] = [tree('basis'), tree('impact'), path, graph];
