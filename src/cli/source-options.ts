import { type Command, CommanderError, Option } from 'commander';
import { durationOf, FETCH_MS, listRoot, type SourceOptions } from '../index.js';
import type { Context } from './context.js';
import { inUnits, typedText } from './reading-options.js';
import { collect } from './values.js';

/** Flags of every command that reads from stores and the web. */
export interface SourceFlags {
  readonly s3Endpoint?: string;
  readonly s3Region?: string;
  readonly s3VirtualHosts?: boolean;
  readonly urls?: readonly string[];
  readonly allowUrls?: boolean;
  /** Milliseconds. */
  readonly fetchLimit?: number;
}

/** How stores are reached, and how long fetching may take. */
export const addStores = (command: Command, { say: { sources, limits } }: Context): Command =>
  command
    .option('--s3-endpoint <url>', sources.endpoint)
    .option('--s3-region <name>', sources.region)
    .option('--s3-virtual-hosts', sources.virtualHosts)
    .addOption(
      new Option('--fetch-limit <time>', sources.fetchLimit)
        .argParser(inUnits(durationOf, limits.wantsDuration))
        .default(FETCH_MS, typedText('fetchLimit', FETCH_MS)),
    );

/** The same for commands that are told what is to be read. */
export const addSources = (command: Command, context: Context): Command =>
  addStores(command, context)
    .addOption(new Option('--urls <file>', context.say.sources.urls).argParser(collect))
    .option('--allow-urls', context.say.sources.allowUrls);

export const sourceOptionsOf = ({ s3Endpoint, s3Region, s3VirtualHosts, allowUrls, fetchLimit }: SourceFlags): SourceOptions => ({
  s3: { endpoint: s3Endpoint, region: s3Region, virtualHosts: s3VirtualHosts },
  allowUrls,
  fetchLimitMs: fetchLimit,
});

/** What is to be read: paths, addresses and lists of them. @throws CommanderError where nothing is given */
export const rootsOf = (paths: readonly string[], { urls = [] }: SourceFlags): string[] => {
  const roots = [...paths, ...urls.map(listRoot)];
  if (roots.length === 0) throw new CommanderError(1, 'commander.missingArgument', "error: missing required argument 'path'");
  return roots;
};
