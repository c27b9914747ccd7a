import type { Command } from 'commander';
import type { Metrics, MetricsOptions } from '../metrics/index.js';
import type { Context } from './context.js';
import { note } from './output.js';
import { portIn } from './values.js';

export interface MetricsFlags {
  readonly metricsPort?: number;
  readonly metricsHost?: string;
}

export const addMetrics = (command: Command, context: Context): Command =>
  command
    .option('--metrics-port <n>', context.say.sources.metricsPort, portIn(context))
    .option('--metrics-host <address>', context.say.sources.metricsHost, '127.0.0.1');

/** Serves metrics where a port is given for them. @throws Failure E504 */
export const metricsFor = async (
  { metricsPort: port, metricsHost: host }: MetricsFlags,
  { say }: Context,
  more: Pick<MetricsOptions, 'ready' | 'queue'> = {},
): Promise<Metrics | null> => {
  if (port === undefined) return null;
  const metrics = await (await import('../metrics/index.js')).serveMetrics({ port, host, ...more });
  note(say.sources.metricsAt(metrics.address));
  return metrics;
};
