export { about } from './about.js';
export { partsOfAddress } from './address.js';
export { canonical } from './aliases.js';
export { type AwardFilter, awards } from './awards.js';
export { bodyOfId, bodyTest, type IssuerRow, issuers } from './bodies.js';
export { movementPieces } from './campaign-kept.js';
export type { MovementMember } from './campaign-movements.js';
export { type CampaignFilter, campaignOverviews, campaigns, type MovementOverview } from './campaigns.js';
export { correctionProblems, correctionRows, rejectedEdges, reportOf } from './corrections.js';
export { type DatedText, datedTexts } from './dated.js';
export { type DeadlineFilter, deadlines } from './deadlines.js';
export { countDocuments, documentById, documentsOf, leadingDocuments } from './documents.js';
export { type DoubtFilter, doubts } from './doubts.js';
export { citedBy, cites, countCitedBy, type EdgeFilter, filtered } from './edges.js';
export { type FactFilter, factsOf } from './facts.js';
export { findDocuments } from './find.js';
export { citationGraph, citationGraphOf } from './graph.js';
export { headerOf } from './header.js';
export { isLinked, kept } from './kept.js';
export { type MissingFilter, missing, wanted } from './missing.js';
export { census, refused } from './overview.js';
export { type PathOptions, path } from './path.js';
export { facets, type SearchFilter, search } from './search.js';
export { figures, type Leaning, leaning, statsOf } from './stats.js';
export {
  around as subgraphAround,
  beside as subgraphBeside,
  type Chosen,
  countsCitedBy,
  linksAmong,
  type SubgraphOptions,
} from './subgraph.js';
export { surroundings } from './surroundings.js';
export { sourcesOf, textOf } from './text.js';
export { type TimelineFilter, timeline } from './timeline.js';
export { RESTS_ON, type TreeOptions, tree } from './tree.js';
export { type Changer, type ChangersOf, changesOf, isChange, validityAt } from './validity.js';
export { heldFact, passageAround } from './why.js';
