/** Groups whose content is not part of the body. Those that begin with \* are left out as well. */
export const ELSEWHERE = new Set(
  (
    'colortbl stylesheet info pict objdata header headerl headerr headerf footer footerl footerr footerf footnote annotation ' +
    'listtable listoverridetable pntext fldinst nonesttables shprslt nonshppict xe tc tcn rxe txe upr filetbl revtbl rsidtbl generator themedata ' +
    'colorschememapping datastore latentstyles xmlnstbl ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn template private bkmkstart bkmkend do'
  ).split(' '),
);

/** Control words that are a character. */
export const CHARACTERS: Readonly<Record<string, string>> = {
  tab: '\t',
  line: '\n',
  lbr: '\n',
  '~': '\u00a0',
  _: '\u2011',
  emdash: '\u2014',
  endash: '\u2013',
  emspace: '\u2003',
  enspace: '\u2002',
  qmspace: '\u2005',
  bullet: '\u2022',
  lquote: '\u2018',
  rquote: '\u2019',
  ldblquote: '\u201c',
  rdblquote: '\u201d',
  zwj: '\u200d',
  zwnj: '\u200c',
};

export const VIETNAMESE = 'windows-1258';

/**
 * Character sets of fonts that have a code page of their own. Western, symbol and Turkish (which
 * Word made up for .VnTime fonts) are not here: they are shown as windows-1252 and left to the repair.
 */
const CHARSETS: Readonly<Record<number, string>> = {
  128: 'shift_jis',
  129: 'cp949',
  134: 'gbk',
  136: 'big5',
  161: 'windows-1253',
  163: VIETNAMESE,
  177: 'windows-1255',
  178: 'windows-1256',
  186: 'windows-1257',
  204: 'windows-1251',
  222: 'windows-874',
  238: 'windows-1250',
};

export const codePageOfCharset = (charset: number): string | null => CHARSETS[charset] ?? null;

/** Code pages of \ansicpg by number; those shown as windows-1252 are null. */
export const codePageOfNumber = (number: number): string | null => {
  if (number === 65001) return 'utf-8';
  if (number === 1258) return VIETNAMESE;
  return (
    Object.values(CHARSETS).find((name) => name.endsWith(`-${number}`)) ??
    { 932: 'shift_jis', 936: 'gbk', 949: 'cp949', 950: 'big5' }[number] ??
    null
  );
};
