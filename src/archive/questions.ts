import type {
  AwardRow,
  BodyRow,
  CensusRow,
  Chain,
  DeadlineRow,
  DocumentRow,
  Doubt,
  Edge,
  Ended,
  Facets,
  Figures,
  Found,
  Hit,
  Movement,
  Reasons,
  Stats,
  TimelineRow,
  Tree,
  Validity,
  WantedRow,
} from '../model/index.js';
import type {
  AwardFilter,
  CampaignFilter,
  ChangersOf,
  DeadlineFilter,
  DoubtFilter,
  EdgeFilter,
  IssuerRow,
  Leaning,
  MissingFilter,
  MovementOverview,
  PathOptions,
  SearchFilter,
  TimelineFilter,
  TreeOptions,
} from '../query/index.js';
import type { Rules } from '../rules/index.js';
import type { Store } from '../store/index.js';
import { aside } from './aside.js';
import type { BodyFilter } from './bodies.js';
import { MOST_LEADING } from './counting.js';
import { ownRules } from './own-rules.js';
import { remembered } from './remembered.js';
import { whyIn } from './why.js';

export type {
  AwardFilter,
  CampaignFilter,
  DeadlineFilter,
  DoubtFilter,
  EdgeFilter,
  MissingFilter,
  MovementMember,
  MovementOverview,
  PathOptions,
  SearchFilter,
  TimelineFilter,
} from '../query/index.js';
export type { BodyFilter } from './bodies.js';

export interface TreeQuestion extends Omit<TreeOptions, 'direction'> {
  /** Day for which validity is told (default of a basis: that of the document, where it is full). */
  readonly at?: string | undefined;
}

/**
 * What an archive can be asked. An identity that corrections merged into another is that other. `body` is a beginning of a path (`phu-yen/ubnd`) or words of a name, dates are ISO.
 */
export interface Questions {
  /** What a person may mean: an identity path or its beginning, a file name, a number, or words. */
  find(query: string): Promise<Found>;
  /** What a document cites, in reading order. */
  cites(id: string, filter?: EdgeFilter): Promise<Edge[]>;
  /** Where a document, held or not, is cited. */
  citedBy(id: string, filter?: EdgeFilter): Promise<Edge[]>;
  /** How many citations lead to a document; of a filter those that it asks for, without its limit. */
  countCitedBy(id: string, filter?: EdgeFilter): Promise<number>;
  /** What a document rests on, step by step to the top. */
  basis(id: string, question?: TreeQuestion): Promise<Tree | null>;
  /** All that rests on a document, held or not, step by step. */
  impact(id: string, question?: TreeQuestion): Promise<Tree | null>;
  /** A shortest chain of citations between two documents. */
  path(from: string, to: string, options?: PathOptions): Promise<Chain | null>;
  /** What the held documents and the registers tell of the validity of a document on a day. */
  validity(id: string, at: string): Promise<Validity | null>;
  /** What happened when: in the archive, or in the document, those it cites and those that cite it. */
  timeline(id: string | null, filter?: TimelineFilter): Promise<TimelineRow[]>;
  /** Documents that are cited most and not held, each with one of the citations. */
  missing(filter?: Partial<MissingFilter>): Promise<WantedRow[]>;
  /** Citations that may mean several documents, with why each fits; with `all` also those that say too little. */
  ambiguous(filter?: DoubtFilter): Promise<Doubt[]>;
  awards(filter?: AwardFilter): Promise<AwardRow[]>;
  deadlines(filter?: DeadlineFilter): Promise<DeadlineRow[]>;
  /** Movements by name, near spellings and citations; those that have all these words. */
  campaigns(words?: string, filter?: CampaignFilter): Promise<Movement[]>;
  /** The same movements with what most of them have in common; their documents, of which there may be very many, when they are asked for. */
  movements(words?: string, filter?: Pick<CampaignFilter, 'limit'>): Promise<MovementOverview[]>;
  /** Issuing bodies with those that came before and after them. */
  bodies(filter?: BodyFilter): Promise<BodyRow[]>;
  /** The fact of an address (`ID#citations/3`) with its sentence and its rule; null where there is none. `rules`: folders of rules. */
  why(fact: string, options?: { readonly rules?: readonly string[] | undefined }): Promise<Reasons | null>;
  /** The archive in figures; `top` documents that most leans on. */
  stats(options?: { readonly top?: number }): Promise<Stats>;
  /** The figures of `stats` that need no look at the whole graph. */
  figures(): Promise<Figures>;
  /** Documents that hold all words and "phrases in quotes"; diacritics and case are free. `offset` leaves out the best. Without words a filter alone finds. */
  search(query: string, options?: SearchFilter & { readonly limit?: number; readonly offset?: number }): Promise<Hit[]>;
  /** What a search finds in all, counted by kind, type, year, body, movement and states of citations. */
  facets(query: string, filter?: SearchFilter): Promise<Facets>;
  /** Citations counted by state and reason. */
  census(): Promise<CensusRow[]>;
}

const TOP = 10;
const HITS = 20;

const load = () => import('../query/index.js');
/** What a pasted citation names, where the archive knows it. */
const pastedIn = async (store: Store, query: string): Promise<Found | null> => {
  const { identityIn, mayCite } = await import('./pasted.js');
  const id = mayCite(query) ? await identityIn(query, await ownRules()) : null;
  const document = id === null ? null : await (await load()).documentById(store, id);
  return document && { query, candidates: [document], near: [] };
};

/** Rules are wanted only where something changes at all. */
const changersIn =
  (store: Store): ChangersOf =>
  async (ids) => {
    if (ids.length === 0) return new Map();
    const [{ datedTexts }, { changersAmong }] = await Promise.all([load(), import('./effect.js')]);
    return changersAmong(await datedTexts(store, ids), await ownRules());
  };

/** What the registers know of the end of a document. */
const endOf = ({ number, type, date }: DocumentRow, { audit }: Rules): Ended | null => {
  const end = number === null ? null : audit.endOf(number, type, date);
  return end && { until: end.until, by: end.by, id: end.id };
};

export const validityIn = async (store: Store, document: DocumentRow, at: string): Promise<Validity> => {
  const { changesOf, validityAt } = await load();
  const changes = (await changesOf(store, [document.id], changersIn(store))).get(document.id) ?? [];
  return validityAt(document.date, changes, at, endOf(document, await ownRules()));
};

/** Edges with a mark where the citing document only speaks of a change. */
const withOnlySaid = async (edges: readonly Edge[]): Promise<Edge[]> => {
  const { isChange } = await load();
  if (!edges.some(isChange)) return [...edges];
  const [rules, { isOnlySaid }] = await Promise.all([ownRules(), import('./effect.js')]);
  return edges.map((edge) => (isChange(edge) && isOnlySaid(edge.citing.type, rules) ? { ...edge, onlySaid: true as const } : edge));
};

const FULL_DATE = 10;
/** Of a tree with a limit, validity is told where no more citations than these change its documents. */
const MOST_CHANGES = 500;

const treeIn = async (
  store: Store,
  id: string,
  direction: TreeOptions['direction'],
  { at, ...options }: TreeQuestion = {},
): Promise<Tree | null> => {
  const { changesOf, documentById, RESTS_ON, tree, validityAt } = await load();
  const document = await documentById(store, id);
  if (!document) return null;
  const { steps, more } = await tree(store, document, { ...options, direction });
  const ids = [...new Set(steps.flatMap((step) => step.document?.id ?? []))];
  const issued = direction === 'basis' && document.date?.length === FULL_DATE ? document.date : null;
  const asked = at ?? issued;
  const most = options.limit === undefined ? undefined : MOST_CHANGES;
  const changes = asked === null ? null : await changesOf(store, ids, changersIn(store), most);
  const untold = asked !== null && changes === null;
  const day = untold ? null : asked;
  const rules = day === null ? null : await ownRules();
  const validityOf = (one: DocumentRow | null): Validity | null =>
    one && changes && rules && day !== null ? validityAt(one.date, changes.get(one.id) ?? [], day, endOf(one, rules)) : null;
  const said = new Map((await withOnlySaid(steps.flatMap(({ edge }) => edge ?? []))).map((edge) => [edge.fact, edge]));
  return {
    document,
    direction,
    relations: [...(options.relations?.length ? options.relations : RESTS_ON)],
    at: day,
    documents: ids.filter((one) => one !== document.id).length,
    steps: steps.map((step) => ({
      ...step,
      edge: step.edge && (said.get(step.edge.fact) ?? step.edge),
      validity: validityOf(step.document),
    })),
    ...(more || untold ? { more: true as const } : {}),
  };
};

const pathIn = async (store: Store, from: string, to: string, options: PathOptions = {}): Promise<Chain | null> => {
  const { documentById, path } = await load();
  const [first, last] = await Promise.all([documentById(store, from), documentById(store, to)]);
  return first && last ? path(store, first, last, options) : null;
};

const bodiesIn = async (store: Store, filter?: BodyFilter): Promise<BodyRow[]> => {
  const [{ issuers, kept }, { bodyRows }] = await Promise.all([load(), import('./bodies.js')]);
  return bodyRows((await kept<IssuerRow[]>(store, 'issuers')) ?? (await issuers(store)), await ownRules(), filter);
};

/** What linking kept; where something changed since it is counted, once for all who ask. */
const rememberedFigures = (store: Store): Questions['figures'] => {
  const ask = remembered(store, async (_: null) => {
    const { figures, kept } = await load();
    return (await kept<Figures>(store, 'figures')) ?? aside(store, figures);
  });
  return () => ask(null);
};
const rememberedStats = (store: Store, figures: Questions['figures']): Questions['stats'] => {
  const ask = remembered(store, async (top: number) => {
    const { kept, leaning } = await load();
    const found = top <= MOST_LEADING ? await kept<Leaning>(store, 'leaning') : null;
    return found ?? aside(store, (own) => leaning(own, top));
  });
  // One answer serves all who ask for less.
  return async ({ top = TOP } = {}) => (await load()).statsOf(store, await figures(), await ask(Math.max(top, MOST_LEADING)), top);
};

/** The questions to a store. What answers them is loaded when the first one is asked. */
export const questionsTo = (store: Store, figures = rememberedFigures(store)): Questions => ({
  find: async (text) => (await pastedIn(store, text)) ?? (await load()).findDocuments(store, text),
  cites: async (id, filter = {}) => {
    const { cites, filtered } = await load();
    return withOnlySaid(filtered(await cites(store, id), 'cites', filter));
  },
  citedBy: async (id, filter = {}) => {
    const { citedBy } = await load();
    return withOnlySaid(await citedBy(store, id, filter));
  },
  countCitedBy: async (id, filter) => (await load()).countCitedBy(store, id, filter),
  basis: (id, question) => treeIn(store, id, 'basis', question),
  impact: (id, question) => treeIn(store, id, 'impact', question),
  path: (from, to, options) => pathIn(store, from, to, options),
  validity: async (id, at) => {
    const document = await (await load()).documentById(store, id);
    return document && validityIn(store, document, at);
  },
  timeline: async (id, filter) => (await load()).timeline(store, id, changersIn(store), filter),
  missing: async (filter = {}) => (await load()).wanted(store, { limit: TOP, ...filter }),
  ambiguous: async (filter) => {
    const [{ doubts }, { fitOf }] = await Promise.all([load(), import('../link/fit.js')]);
    return doubts(store, fitOf, filter);
  },
  awards: async (filter) => (await load()).awards(store, filter),
  deadlines: async (filter) => (await load()).deadlines(store, filter),
  campaigns: async (words, filter) => (await load()).campaigns(store, words, filter),
  movements: async (words, filter) => (await load()).campaignOverviews(store, words, filter),
  bodies: (filter) => bodiesIn(store, filter),
  why: (fact, { rules } = {}) => whyIn(store, fact, rules),
  stats: rememberedStats(store, figures),
  figures,
  search: async (text, { limit = HITS, offset = 0, ...filter } = {}) => (await load()).search(store, text, limit, filter, offset),
  facets: async (text, filter) => (await load()).facets(store, text, filter),
  census: async () => [...(await figures()).states],
});
