import { createHash } from 'node:crypto';
import { type CorrectionsSource, Failure, type Placed, type Problem } from '../model/index.js';
import { CorrectionsFile } from '../model/schemas.js';
import { readYaml } from '../rules/yaml.js';
import { clashes } from './clashes.js';

export const sourceOf = (file: string, text: string): CorrectionsSource => ({
  file,
  text,
  sha256: createHash('sha256').update(text).digest('hex'),
});

/**
 * The entries of a file of corrections, in its order.
 * @throws Failure E321 (no YAML), E322 (schema), E323 (entries that contradict each other), each with file and line
 */
export const parseCorrections = ({ file, text }: Pick<CorrectionsSource, 'file' | 'text'>): readonly Placed[] => {
  const problems: Problem[] = [];
  const read = readYaml(file, text, CorrectionsFile, problems, ['E321', 'E322']);
  const entries = read?.value.corrections.map((entry, i) => ({ ...entry, line: read.lineOf(['corrections', i]) })) ?? [];
  problems.push(...clashes(entries, file));
  const [first, ...others] = problems;
  if (first) throw new Failure([first, ...others]);
  return entries;
};
