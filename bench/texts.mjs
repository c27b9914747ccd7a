// Documents of any size made from the corpus, with numbers varied so that no two citations are the same.
import { execFileSync } from 'node:child_process';

/**
 * The normalised texts of the corpus, in the order of their names. Read in a process of its own: the parsers and the
 * library for English bring so many expressions that the engine compiles later ones, the yardstick too, without optimising them.
 */
export function corpusTexts() {
  const script = new URL('./corpus-texts.mjs', import.meta.url).pathname;
  return JSON.parse(execFileSync(process.execPath, [script], { encoding: 'utf8', maxBuffer: 1e9 }));
}

/** One text of at least `bytes` bytes of UTF-8. */
export function textOfSize(texts, bytes) {
  const parts = [];
  let size = 0;
  for (let turn = 0; size < bytes; turn++) {
    const source = texts[turn % texts.length];
    let nth = 0;
    const varied = source.replace(/\d+(?=(?:\/\d{4})?[/-][A-Z\u0110])/g, () => String(((turn * 131 + nth++ * 17) % 9000) + 1));
    parts.push(varied);
    size += Buffer.byteLength(varied) + 1;
  }
  const text = parts.join('\n');
  return bytes < 50_000 ? text.slice(0, Math.floor((text.length * bytes) / size)) : text;
}
