/**
 * The graph of an archive as numbers: document `i` cites `targets[starts[i]]` to `targets[starts[i + 1] - 1]`, each once. A million
 * links fit into some ten megabytes so; as objects of a graph library they took a gigabyte and more than a minute.
 */
export interface Network {
  readonly starts: Int32Array;
  readonly targets: Int32Array;
}

export interface PageRankOptions {
  /** Damping. */
  readonly alpha: number;
  /** Rounds end where ranks change by less than this, in the mean over documents. */
  readonly tolerance: number;
  readonly rounds: number;
}

const sizeOf = ({ starts }: Network): number => starts.length - 1;

/** One round of power iteration; what documents that cite nothing have is shared out to all. */
const nextRanks = ({ starts, targets }: Network, ranks: Float64Array, alpha: number): Float64Array => {
  const size = ranks.length;
  const next = new Float64Array(size);
  let idle = 0;
  for (let i = 0; i < size; i++) {
    const [start, end] = [starts[i] as number, starts[i + 1] as number];
    const rank = ranks[i] as number;
    if (start === end) idle += rank;
    const share = (alpha * rank) / (end - start);
    for (let j = start; j < end; j++) (next[targets[j] as number] as number) += share;
  }
  const base = (alpha * idle + 1 - alpha) / size;
  for (let i = 0; i < size; i++) (next[i] as number) += base;
  return next;
};

const distance = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += Math.abs((a[i] as number) - (b[i] as number));
  return sum;
};

/** The rank of every document; all ranks add up to 1. */
export const pageRank = (network: Network, { alpha, tolerance, rounds }: PageRankOptions): Float64Array => {
  const size = sizeOf(network);
  let ranks: Float64Array = new Float64Array(size).fill(1 / size);
  for (let round = 0; round < rounds; round++) {
    const next = nextRanks(network, ranks, alpha);
    const moved = distance(next, ranks);
    ranks = next;
    if (moved < size * tolerance) break;
  }
  return ranks;
};

/** How many documents each part of the graph has that no citation joins to another, in no order that counts. */
export const componentSizes = (network: Network): number[] => {
  const size = sizeOf(network);
  const parents = Int32Array.from({ length: size }, (_, i) => i);
  const root = (of: number): number => {
    let at = of;
    for (let up = parents[at] as number; up !== at; up = parents[at] as number) {
      parents[at] = parents[up] as number;
      at = up;
    }
    return at;
  };
  for (let i = 0; i < size; i++)
    for (let j = network.starts[i] as number; j < (network.starts[i + 1] as number); j++)
      parents[root(i)] = root(network.targets[j] as number);
  const sizes = new Map<number, number>();
  for (let i = 0; i < size; i++) sizes.set(root(i), (sizes.get(root(i)) ?? 0) + 1);
  return [...sizes.values()];
};
