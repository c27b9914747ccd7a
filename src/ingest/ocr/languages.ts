import { failure } from '../../model/failure.js';
import type { IngestSettings } from '../options.js';
import { isBundled } from './bundled.js';
import { engineFor } from './choose.js';
import { systemLanguages } from './system.js';

/** To be called before the first file: @throws Failure E204 where no engine has all of the languages that are asked for. */
export async function checkLanguages(settings: IngestSettings = {}): Promise<void> {
  const { ocr = true, ocrLanguages = [], ocrEngine = 'auto' } = settings;
  if (!ocr || ocrLanguages.length === 0 || (await engineFor(ocrLanguages, ocrEngine))) return;
  const known = [...new Set([...ocrLanguages.filter(isBundled), 'vie', ...(await systemLanguages())])].sort();
  throw failure('E204', ocrLanguages.join('+'), known.join(', '));
}
