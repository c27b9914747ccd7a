import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Cited {
  number: string;
  type: string | string[];
  date: string | null;
}
interface Gold {
  file: string;
  citations: Cited[];
}
interface Edges {
  resolved: { from: string; to: string | string[]; number: string }[];
  ambiguous: { from: string; candidates: string[]; number: string }[];
  unheld: { from: string; number: string }[];
  unidentified: { from: string }[];
  refused: { file: string }[];
}

const corpus = join(import.meta.dirname, '..', '..', 'corpus');
const read = (...path: string[]): string => readFileSync(join(corpus, ...path), 'utf8');
const golds = readdirSync(join(corpus, 'gold')).map((name) => JSON.parse(read('gold', name)) as Gold);
const edges = JSON.parse(read('edges.json')) as Edges;

/** The file that holds a member, any other file itself. */
const onDisk = (file: string): string => file.split('!/')[0] as string;

const sourceOf = (file: string): string => {
  // what is packed has a folder of its own, and a message is written as plain text
  const path = file.replace('documents/', '').replaceAll('!/', '/').replace('message.html', 'message.txt');
  return read('source', existsSync(join(corpus, 'source', `${path}.md`)) ? `${path}.md` : path);
};
/** Written forms that differ only in spaces, dashes, underscores and the bar of the Đ count as one. */
const squeeze = (text: string): string => text.replace(/\s+/g, '').replace(/[–_]/g, '-').replace(/Đ/g, 'D');
const months = 'January February March April May June July August September October November December'.split(' ');
const datesOf = (iso: string): string[] => {
  const [year = '', month = '', day = ''] = iso.split('-');
  const [d, m] = [Number(day), Number(month)];
  return [
    `${d}/${m}/${year}`,
    `${day}/${month}/${year}`,
    `${d} tháng ${m} năm ${year}`,
    `${day} tháng ${month} năm ${year}`,
    `${months[m - 1]} ${d}, ${year}`,
  ];
};

describe('corpus', () => {
  it('has gold for every document that can be read', () => {
    const refused = new Set(edges.refused.map((r) => r.file));
    const readable = readdirSync(join(corpus, 'documents'))
      .map((name) => `documents/${name}`)
      .filter((file) => !refused.has(file));
    expect([...new Set(golds.map((g) => onDisk(g.file)))].sort()).toEqual(readable.sort());
  });

  it.each(golds)('$file holds what its gold says is cited', ({ file, citations }) => {
    const text = squeeze(sourceOf(file));
    for (const { number, type, date } of citations) {
      // a law may be cited by its name and date alone
      const forms = type === 'luật' && date ? [number, ...datesOf(date)] : [number];
      expect(
        forms.some((form) => text.includes(squeeze(form))),
        `${number} in ${file}`,
      ).toBe(true);
    }
  });

  it('counts every citation of the gold once among the edges', () => {
    const key = (from: string, number: string): string => `${from} ${number}`;
    const cited = golds.flatMap((g) => g.citations.map((c) => key(g.file, c.number)));
    const linked = [...edges.resolved, ...edges.ambiguous, ...edges.unheld].map((e) => key(e.from, e.number));
    expect(linked.sort()).toEqual(cited.sort());
    for (const target of [...edges.resolved.map((e) => e.to), ...edges.ambiguous.map((e) => e.candidates)].flat()) {
      expect(existsSync(join(corpus, onDisk(target))) && golds.some((g) => g.file === target), target).toBe(true);
    }
  });

  it('is made from its sources, byte for byte', () => {
    const folder = mkdtempSync(join(tmpdir(), 'danchieu-corpus-'));
    try {
      execFileSync(process.execPath, [join(corpus, 'make.mjs'), folder]);
      const committed = readdirSync(join(corpus, 'documents'));
      expect(readdirSync(folder)).toEqual(committed);
      for (const name of committed) {
        expect(readFileSync(join(folder, name)).equals(readFileSync(join(corpus, 'documents', name))), name).toBe(true);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
