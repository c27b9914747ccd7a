import ts from 'typescript';
import { expect, test } from 'vitest';
import { type SourceFile, sources, visit } from './source.js';

// Letters that Vietnamese has and ASCII has not; built from escapes as src/ has to.
const MARKED =
  /[\u00c0-\u00c3\u00c8-\u00ca\u00cc\u00cd\u00d0\u00d2-\u00d5\u00d9\u00da\u00dd\u00e0-\u00e3\u00e8-\u00ea\u00ec\u00ed\u00f0\u00f2-\u00f5\u00f9\u00fa\u00fd\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]/u;
// `\x..` is left out: in src/ it writes bytes.
const ESCAPED = /\\u\{?([0-9a-fA-F]{4,6})\}?/g;
/** Vietnamese words without their marks are as much knowledge as those with them. */
const PLAIN_WORDS =
  /\b(?:ubnd|hdnd|skhcn|quyet ?dinh|ke ?hoach|cong ?van|thong ?bao|chi ?thi|nghi ?quyet|thu ?tuong|chu ?tich|giay ?khen|bang ?khen)\b/i;

const isLiteral = (node: ts.Node): boolean =>
  ts.isStringLiteralLike(node) ||
  node.kind === ts.SyntaxKind.TemplateHead ||
  node.kind === ts.SyntaxKind.TemplateMiddle ||
  node.kind === ts.SyntaxKind.TemplateTail ||
  node.kind === ts.SyntaxKind.RegularExpressionLiteral;

const unescaped = (source: string): string => source.replace(ESCAPED, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));

/** In a class, letters stand one by one; a range of them names an alphabet, not a word. */
const withoutClasses = (source: string): string => source.replace(/\[(?:\\.|[^\]\\])*\]/g, ' ');

/** What is wrong with a literal, or null. */
const faultOf = (node: ts.Node): string | null => {
  const source = node.getText();
  if (MARKED.test(source.normalize('NFC'))) return `${source} has a letter with Vietnamese marks`;
  const meant = unescaped(withoutClasses(source)).normalize('NFC');
  const word = meant.match(/\p{L}+/gu)?.find((letters) => letters.length > 1 && MARKED.test(letters));
  return word ? `${source} spells ${word}` : null;
};

const faultsIn = (file: SourceFile): string[] => {
  const faults: string[] = [];
  visit(file, (node) => {
    const fault = isLiteral(node) ? faultOf(node) : null;
    if (fault !== null) faults.push(`${file.path}: ${fault}`);
  });
  return faults;
};

const scan = (text: string): string[] => faultsIn({ path: 'x.ts', text, room: null, imports: [] });

test('the check sees words, however they are written', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: what is scanned is a template
  expect(scan('f(`s\u1edf ${x}`)')).toHaveLength(1);
  expect(scan('const a = /(?:k\u1ebf ho\u1ea1ch)/u')).toHaveLength(1);
  expect(scan("const a = 'k\\u1ebf'")).toHaveLength(1);
  expect(scan("const a = 'ke\\u0302\\u0301'")).toHaveLength(1);
  expect(scan("const a = '\u0111'")).toHaveLength(1);
  expect(scan("const a = '\\u0111'")).toEqual([]);
  expect(scan('const a = /[\\u0110\\u0111]/g')).toEqual([]);
  expect(scan('// c\u0103n c\u1ee9\nconst a = 1')).toEqual([]);
});

test('no Vietnamese stands in string, template or pattern literals outside messages', () => {
  expect(sources.filter(({ room }) => room !== 'messages').flatMap(faultsIn)).toEqual([]);
});

test('nor does Vietnamese without its marks', () => {
  const words: string[] = [];
  // Help shows what a person types: its examples are documentation.
  for (const file of sources.filter(({ path, room }) => room !== 'messages' && path !== 'cli/help.ts'))
    visit(file, (node) => {
      const word = isLiteral(node) && !ts.isImportDeclaration(node.parent) ? node.getText().match(PLAIN_WORDS) : null;
      if (word) words.push(`${file.path}: ${word[0]} in ${node.getText()}`);
    });
  expect(words).toEqual([]);
});
