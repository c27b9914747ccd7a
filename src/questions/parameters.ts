import { z } from 'zod';
import { RELATIONS, type Relation, STATES, type State } from '../index.js';

/** What parameters may be. Texts are short and lists are limited: nobody means more, and nothing costs more. */

const LONGEST = 300;
const MOST_ROWS = 1000;
const MOST_VALUES = 20;

export const text = z.string().trim().min(1).max(LONGEST);
/** An ISO day, month or year. */
export const day = z.iso.date().or(z.string().regex(/^\d{4}(?:-(?:0[1-9]|1[0-2]))?$/));
export const year = z.int().min(1000).max(9999);

export const optional = { text: text.optional(), day: day.optional(), year: year.optional() };

export const rows = (usual: number) => z.int().min(1).max(MOST_ROWS).default(usual);

const some = <T extends string>(values: readonly [T, ...T[]]) => z.array(z.enum(values)).max(MOST_VALUES).optional();

export const relations = some(RELATIONS as readonly [Relation, ...Relation[]]);
export const states = some(STATES as readonly [State, ...State[]]);
export const someOf = some;
export const flag = z.boolean().optional();
