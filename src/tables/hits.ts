import type { Hit } from '../model/index.js';
import { type Columns, DOCUMENT, within } from './columns.js';

export const HIT: Columns<Hit> = [
  ...within('', ({ document }: Hit) => document, DOCUMENT),
  ['file', ({ file }) => file],
  ['page', ({ page }) => page],
  ['snippet', ({ snippet }) => snippet],
];
