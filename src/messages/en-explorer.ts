import { apiEn } from './en-explorer-api.js';
import { auditPagesEn } from './en-explorer-audit.js';
import { documentEn } from './en-explorer-document.js';
import { graphEn } from './en-explorer-graph.js';
import { findEn, homeEn } from './en-explorer-home.js';
import { explorerLayoutEn } from './en-explorer-layout.js';
import { tablesEn } from './en-explorer-tables.js';
import { wrongEn } from './en-explorer-wrong.js';

const count = (n: number): string => n.toLocaleString('en');

export const explorerEn = {
  api: apiEn,
  graph: graphEn,
  tables: tablesEn,
  overview: homeEn,
  find: findEn,
  audit: auditPagesEn,
  document: documentEn,
  wrong: wrongEn,
  command: 'show the archive in a browser on this machine, read-only',
  port: 'the port to listen on (0: any)',
  badPort: 'a port from 0 to 65535',
  serving: 'Only browsers on this machine are answered. Ctrl-C ends it.',
  home: 'The archive',
  search: 'Search',
  searchHint: 'number, words, "words in a row"',
  otherLanguage: 'Tiếng Việt',
  skip: 'To the content',
  navigation: 'Pages',
  pages: {
    awards: 'Awards',
    campaigns: 'Campaigns',
    deadlines: 'Deadlines',
    missing: 'Missing',
    ambiguous: 'Doubtful',
    bodies: 'Bodies',
    findings: 'Findings',
    refused: 'Refused',
  },
  pager: 'Pages of the table',
  previous: 'Back',
  next: 'On',
  pageOf: (at: number, last: number): string => `page ${count(at)} of ${count(last)}`,
  filter: 'Rows with',
  filterGo: 'Filter',
  sortBy: 'Sort by',
  ignored: (name: string, value: string): string => `“${value}” is nothing that “${name}” can be: it was left out.`,
  rows: (shown: number, all: number): string =>
    shown === all ? `${count(all)} ${all === 1 ? 'row' : 'rows'}` : `${count(shown)} of ${count(all)} rows`,
  nothing: 'Nothing found.',
  query: 'The same on the command line:',
  notFound: 'There is no such page',
  notFoundHint: 'Search for a number or for words.',
  failed: 'The archive could not answer',
  layout: explorerLayoutEn,
};
