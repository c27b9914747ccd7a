import * as sources from './0001-sources.js';
import * as facts from './0002-facts.js';
import * as search from './0003-search.js';
import * as graph from './0010-graph.js';
import * as questions from './0020-questions.js';
import * as findings from './0030-findings.js';
import * as views from './0040-views.js';
import * as corrections from './0050-corrections.js';
import * as containers from './0060-containers.js';
import * as integrity from './0070-integrity.js';
import * as kept from './0080-kept.js';
import * as marks from './0085-marks.js';
import * as writers from './0090-many-writers.js';
import * as pairs from './0095-pairs.js';
import * as days from './0097-days.js';
import * as audits from './0098-audits.js';

export interface Migration {
  readonly name: string;
  readonly sql: string;
}

/** In the order in which they are applied. A migration that was published never changes. */
export const migrations: readonly Migration[] = [
  sources,
  facts,
  search,
  graph,
  questions,
  findings,
  views,
  corrections,
  containers,
  integrity,
  kept,
  marks,
  writers,
  pairs,
  days,
  audits,
];
