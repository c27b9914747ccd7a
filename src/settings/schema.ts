import { z } from 'zod';
import { type Kind, LOG_LEVELS, SETTINGS, type Setting } from './table.js';
import { DURATION_PATTERN, durationOf, SIZE_PATTERN, sizeOf } from './units.js';

const text = z.string().trim().min(1);
/** The pattern stands in the JSON Schema; what it cannot say (nothing, too much) is asked of the reader of units. */
const quantity = (pattern: RegExp, quantityOf: (text: string) => number | null) =>
  z
    .string()
    .regex(new RegExp(pattern.source, 'i'), { abort: true })
    .refine((value) => quantityOf(value) !== null);

const SHAPES = {
  text,
  path: text,
  paths: z.array(text),
  'optional-path': z.union([text, z.literal(false)]),
  duration: quantity(DURATION_PATTERN, durationOf),
  size: quantity(SIZE_PATTERN, sizeOf),
  count: z.number().int().min(1),
  language: z.enum(['en', 'vi']),
  languages: z.array(text).min(1),
  toggle: z.boolean(),
  level: z.enum(LOG_LEVELS),
} satisfies Record<Kind, z.ZodType>;

const shapeOf = ({ kind, about }: Setting): z.ZodType => SHAPES[kind].describe(about).optional();

const LIMIT = 'limits.';
const entries = (of: readonly Setting[], cut = 0) => Object.fromEntries(of.map((one) => [one.key.slice(cut), shapeOf(one)]));
const isLimit = ({ key }: Setting): boolean => key.startsWith(LIMIT);

/** A configuration file. Nothing but the settings of the table may stand in it. */
export const ConfigFile = z.strictObject({
  $schema: z.string().describe('Address of this schema, for editors').optional(),
  ...entries(SETTINGS.filter((one) => !isLimit(one))),
  limits: z
    .strictObject(entries(SETTINGS.filter(isLimit), LIMIT.length))
    .describe('What one document may cost')
    .optional(),
});
export type ConfigFile = z.infer<typeof ConfigFile>;

/** The settings in force, each with where its value comes from. */
export const SettingList = z.object({
  /** The configuration file that was found. */
  file: z.string().nullable(),
  settings: z.array(
    z.object({
      name: z.string(),
      /** As it would stand in the file; null where nothing is set. */
      value: z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]),
      from: z.enum(['flag', 'environment', 'file', 'default']),
      /** The flag, the variable, or file and line. */
      place: z.string().nullable(),
    }),
  ),
});
export type SettingList = z.infer<typeof SettingList>;
