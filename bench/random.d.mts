/** A stream of numbers in [0, 1) that is the same for the same seed. */
export const randomOf: (seed: number) => () => number;
