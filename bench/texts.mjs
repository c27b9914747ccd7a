// Documents of any size made from the corpus, with numbers varied so that no two citations are the same.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSource } from '../dist/reader.js';

/** The normalised texts of the corpus, in the order of their names. */
export async function corpusTexts(folder, rules) {
  const texts = [];
  for (const name of readdirSync(folder).sort()) {
    const result = await readSource(readFileSync(join(folder, name)), { uri: name }, rules);
    if (result.ok) texts.push(result.value.text);
  }
  return texts;
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
