import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { failure } from '../model/failure.js';

const Value = z.union([z.string(), z.number(), z.null()]);
/** A judged value; an array means that any one of its members is right. */
const Judged = z.union([Value, z.array(Value)]);
export type Judged = z.infer<typeof Judged>;

const judged = Judged.optional();

const GoldCitation = z.object({
  number: z.string(),
  type: judged,
  date: judged,
  issuer: judged,
  relation: judged,
  mentions: z.number().optional(),
  pinpoints: z.array(z.string()).optional(),
});
export type GoldCitation = z.infer<typeof GoldCitation>;

const GoldAward = z.object({
  form: judged,
  grantor: judged,
  recipient: judged,
  min: judged,
  max: judged,
  unit: judged,
  per: judged,
  occasion: judged,
  year: judged,
});
export type GoldAward = z.infer<typeof GoldAward>;

const Interval = z.tuple([z.string(), z.string()]);

/** What a careful reader finds in one document (corpus/README.md). What is left out is not judged. */
export const Gold = z.object({
  file: z.string().min(1),
  document: z.record(z.string(), z.union([Judged, z.object({ name: z.string() })])).optional(),
  citations: z.array(GoldCitation).optional(),
  citationsOptional: z.array(z.string()).optional(),
  periods: z.array(Interval).optional(),
  periodsOptional: z.array(Interval).optional(),
  deadlines: z.array(z.string()).optional(),
  deadlinesOptional: z.array(z.string()).optional(),
  awards: z.array(GoldAward).optional(),
  awardsOptional: z.array(GoldAward).optional(),
  absent: z.array(z.string()).optional(),
});
export type Gold = z.infer<typeof Gold>;

const parse = (file: string, text: string): Gold => {
  try {
    return Gold.parse(JSON.parse(text));
  } catch (error) {
    const detail = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message;
    throw failure('E202', file, detail.replace(/\s+/g, ' '), error);
  }
};

/**
 * The gold of a folder, in order of its files; none where there is no such folder.
 * @throws Failure E202 for a file that is no gold
 */
export const readGolds = async (folder: string): Promise<Gold[]> => {
  const names = await readdir(folder).catch((): string[] => []);
  const files = names.filter((name) => name.endsWith('.json')).sort();
  return Promise.all(files.map(async (name) => parse(join(folder, name), await readFile(join(folder, name), 'utf8'))));
};
