/** Affine matrix [a b c d e f] as PDF writes it: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [number, number, number, number, number, number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer`. */
export const multiply = (outer: Matrix, inner: Matrix): Matrix => [
  outer[0] * inner[0] + outer[2] * inner[1],
  outer[1] * inner[0] + outer[3] * inner[1],
  outer[0] * inner[2] + outer[2] * inner[3],
  outer[1] * inner[2] + outer[3] * inner[3],
  outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
  outer[1] * inner[4] + outer[3] * inner[5] + outer[5],
];

export const apply = (m: Matrix, x: number, y: number): readonly [number, number] => [
  m[0] * x + m[2] * y + m[4],
  m[1] * x + m[3] * y + m[5],
];

/** Six finite numbers of any array-like, or null. */
export function matrixOf(value: unknown): Matrix | null {
  if (value === null || typeof value !== 'object') return null;
  const v = value as ArrayLike<unknown>;
  const six = [0, 1, 2, 3, 4, 5].map((i) => v[i]);
  return six.every((n) => typeof n === 'number' && Number.isFinite(n)) ? (six as unknown as Matrix) : null;
}
