import type { Region } from '../model/source.js';
import { TextBuilder } from './builder.js';
import { addTable } from './sheet.js';

const HEADING = /^ {0,3}#{1,6}[ \t]+(?=\S)(.*?)(?:[ \t]+#+)?[ \t]*$/;
/** The line below the head of a table: `|---|:--:|`. */
const RULE = /^ {0,3}\|?(?:[ \t]*:?-{3,}:?[ \t]*\|)+(?:[ \t]*:?-{3,}:?[ \t]*)?$/;
const BOLD = /\*\*(?=\S)([^*\n]*[^*\s])\*\*/g;
/** A star that stands for itself (a footnote, a Party document's) has no letter or quotation mark on its inner side. */
const ITALIC = /(?<![\p{L}\p{N}*])\*(?=[\p{L}\p{N}“"])([^*\n]*[\p{L}\p{N}.,;:”")])\*(?![\p{L}\p{N}*])/gu;
const ESCAPED = /\\([\\`*_{}[\]()#+.!|>~-])/g;

const count = (text: string, mark: RegExp): number => text.match(mark)?.length ?? 0;

/**
 * Whether a text is Markdown, told by what it holds and not by its name: a table with its rule, or several headings and
 * bold words. Plain documents have none of these.
 */
export const isMarkdown = (text: string): boolean =>
  new RegExp(RULE.source, 'm').test(text.includes('|') ? text : '') ||
  count(text, BOLD) + count(text, new RegExp(HEADING.source, 'gm')) >= 3;

const bare = (line: string): string => line.replace(BOLD, '$1').replace(ITALIC, '$1').replace(ESCAPED, '$1');

const cellsOf = (line: string): string[] =>
  line
    .trim()
    .replace(/^\||(?<!\\)\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) =>
      bare(cell)
        .replaceAll(/<br ?\/?>|\t/g, ' ')
        .trim(),
    );

/** The text without its marks: headings and bold words as they are, tables with a region for each cell. */
export function readMarkdown(text: string): { text: string; regions: Region[] } {
  const out = new TextBuilder();
  const lines = text.split('\n');
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as string;
    if (line.includes('|') && RULE.test(lines[i + 1] ?? '')) {
      const rows = [cellsOf(line)];
      for (i += 2; i < lines.length && lines[i]?.includes('|'); i++) rows.push(cellsOf(lines[i] as string));
      addTable(out, rows);
      out.add('\n\n');
      i--;
      continue;
    }
    const heading = HEADING.exec(line);
    const start = out.length;
    out.add(bare(heading?.[1] ?? line));
    if (heading) out.region({ start, end: out.length, role: 'heading' });
    out.add('\n');
  }
  return out.finish();
}
