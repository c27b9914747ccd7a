/**
 * A piece of text that the page draws in one go. Points (1/72 inch), origin at the top left,
 * y grows downwards; `y` is the baseline. `order` counts in the order of drawing.
 */
export interface Run {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly order: number;
}

/** A straight line (or thin box) that the page draws. */
export interface Rule {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** What one page shows, in reader's coordinates. */
export interface PageContent {
  readonly width: number;
  readonly height: number;
  readonly runs: readonly Run[];
  /** Text drawn by annotations (stamps of signatures, form fields), one group per annotation. */
  readonly stamps: readonly (readonly Run[])[];
  /** Text that runs in another direction than most of the page (a running head beside a turned page). */
  readonly sideways: readonly Run[];
  readonly rules: readonly Rule[];
  /** Share of the page that its pictures cover, 0 to 1. */
  readonly picture: number;
  /** How many paths the page draws, where they were counted. */
  readonly paths: number;
}
