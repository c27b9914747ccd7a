import type { Archive, DocumentRow, EdgeFilter } from '../index.js';
import { day, flag, optional, relations, rows, states, text } from './parameters.js';
import { type Answer, answer, cut, type Question, question } from './question.js';

/** Asks about the one document that is meant; where it is none or several, that is the answer. */
export const withOne = async (archive: Archive, id: string, ask: (document: DocumentRow) => Promise<Answer>): Promise<Answer> => {
  const found = await archive.find(id);
  const [document, ...others] = found.candidates;
  if (!document) return { is: 'nothing', value: { ...found } };
  return others.length > 0 ? { is: 'several', value: { ...found } } : ask(document);
};

const LISTED = 100;

const edgeShape = { id: text, relation: relations, state: states, year: optional.year, body: optional.text, limit: rows(LISTED) };

const filterOf = (given: {
  readonly relation?: EdgeFilter['relations'];
  readonly state?: EdgeFilter['states'];
  readonly year?: number | undefined;
  readonly body?: string | undefined;
  readonly limit: number;
}): EdgeFilter => ({ relations: given.relation, states: given.state, year: given.year, body: given.body, limit: given.limit + 1 });

const show: Question = question({
  name: 'show',
  about: ({ commands }) => commands.show,
  shape: { id: text, at: optional.day },
  output: 'document',
  ask: ({ archive }, { id, at }) =>
    withOne(archive, id, async (document) => answer((await archive.show(document.id, { at })) ?? { document })),
});

const cites: Question = question({
  name: 'cites',
  about: ({ commands }) => commands.cites,
  shape: edgeShape,
  output: 'edges',
  ask: ({ archive }, { id, ...given }) =>
    withOne(archive, id, async (document) => {
      const all = await archive.cites(document.id);
      const edges = await archive.cites(document.id, filterOf(given));
      return answer({ document, total: all.length, ...cut('edges', edges, given.limit).value });
    }),
});

const citedBy: Question = question({
  name: 'cited-by',
  about: ({ commands }) => commands.citedBy,
  shape: edgeShape,
  output: 'edges',
  ask: ({ archive }, { id, ...given }) =>
    withOne(archive, id, async (document) => {
      const [total, edges] = await Promise.all([archive.countCitedBy(document.id), archive.citedBy(document.id, filterOf(given))]);
      return answer({ document, total, ...cut('edges', edges, given.limit).value });
    }),
});

const search: Question = question({
  name: 'search',
  about: ({ commands }) => commands.search,
  shape: { text, type: optional.text, year: optional.year, body: optional.text, limit: rows(20), facets: flag },
  output: 'hits',
  ask: async ({ archive }, { text: query, limit, facets = false, ...filter }) => {
    const hits = await archive.search(query, { ...filter, limit });
    return answer({ query, hits, facets: facets ? await archive.facets(query, filter) : null });
  },
});

const find: Question = question({
  name: 'find',
  about: ({ explorer }) => explorer.api.find,
  shape: { text },
  output: 'found',
  ask: async ({ archive }, { text: query }) => answer(await archive.find(query)),
});

const validity: Question = question({
  name: 'validity',
  about: ({ explorer }) => explorer.api.validity,
  shape: { id: text, at: day },
  output: 'validity',
  ask: ({ archive }, { id, at }) =>
    withOne(archive, id, async (document) => answer({ document, validity: await archive.validity(document.id, at) })),
});

const FACT = /^(.+)#([a-z]+\/\d+)$/u;

const why: Question = question({
  name: 'why',
  about: ({ questions }) => questions.commands.why,
  shape: { fact: text.regex(FACT) },
  output: 'why',
  ask: ({ archive }, { fact }) => {
    const [, id = '', rest = ''] = FACT.exec(fact) ?? [];
    return withOne(archive, id, async (document) => {
      const address = `${document.id}#${rest}`;
      const reasons = await archive.why(address);
      return reasons ? answer(reasons) : { is: 'nothing', value: { query: address, candidates: [], near: [] } };
    });
  },
});

/** Questions about one document, and those that find one. */
export const DOCUMENT_QUESTIONS: readonly Question[] = [find, search, show, cites, citedBy, validity, why];
