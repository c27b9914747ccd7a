import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Worker as Thread } from 'node:worker_threads';
import { versionOf } from '../version.js';
import type { Engine, Segmentation, Word } from './engine.js';
import { type Grey, pgmOf } from './grey.js';
import { wordsOf } from './hocr.js';

const PACKAGE = 'tesseract.js';
/** The models of this folder are smaller and faster than the others and read as well. */
const MODELS = '4.0.0_best_int';

/** The folder in which the installed package of a language has its model; null if there is none. */
function modelFolder(language: string): string | null {
  if (!/^[a-z]{3}(?:_[a-z]+)*$/i.test(language)) return null;
  try {
    const folder = join(dirname(fileURLToPath(import.meta.resolve(`@tesseract.js-data/${language}`))), MODELS);
    return existsSync(join(folder, `${language}.traineddata.gz`)) ? folder : null;
  } catch {
    return null;
  }
}

/** Whether the model of this language is installed beside the program. */
export const isBundled = (language: string): boolean => modelFolder(language) !== null;

/**
 * Tesseract in WebAssembly, with the models that are installed as packages: nothing is fetched, nothing written to disk.
 * It reads one language at a time, in a thread that keeps no program running that has nothing else to do. Null where the model
 * is missing.
 */
export function bundledEngine(languages: readonly string[]): Engine | null {
  const language = languages[0];
  const folder = language === undefined || languages.length > 1 ? null : modelFolder(language);
  if (language === undefined || folder === null) return null;
  // the package leaves the thread out of its types
  type Worker = Awaited<ReturnType<typeof import('tesseract.js').createWorker>> & { readonly worker: Thread };
  let worker: Promise<Worker> | null = null;
  let modes: { readonly SINGLE_LINE: unknown; readonly AUTO: unknown } | null = null;
  const start = async (): Promise<Worker> => {
    const { createWorker, PSM } = await import('tesseract.js');
    modes = PSM;
    return (await createWorker(language, 1, { langPath: folder, gzip: true, cacheMethod: 'none', errorHandler: () => {} })) as Worker;
  };
  const recognize = async (picture: Grey, dpi: number, segmentation: Segmentation): Promise<readonly Word[]> => {
    worker ??= start();
    const ready = await worker;
    ready.worker.ref();
    await ready.setParameters({
      user_defined_dpi: String(Math.round(dpi)),
      hocr_char_boxes: segmentation === 'line' ? '1' : '0',
      tessedit_pageseg_mode: (segmentation === 'line' ? modes?.SINGLE_LINE : modes?.AUTO) as never,
    });
    const { data } = await ready.recognize(pgmOf(picture), {}, { text: false, hocr: true });
    ready.worker.unref();
    return wordsOf(data.hocr ?? '');
  };
  return { name: PACKAGE, version: versionOf(PACKAGE), recognize };
}
