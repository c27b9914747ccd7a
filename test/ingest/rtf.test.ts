import { expect, it } from 'vitest';
import { asBytes, disguises } from './disguise.js';
import { bytesOf, read, refusal, textIn } from './read.js';

const HEAD =
  '{\\rtf1\\ansi\\ansicpg1252\\uc1\\deff0{\\fonttbl{\\f0\\fcharset0 Times New Roman;}{\\f1\\fcharset163 Times New Roman;}{\\f2\\fcharset0 .VnTime;}}{\\info{\\title x}}';
const rtf = (body: string): Uint8Array => bytesOf(`${HEAD}${body}}`);
const coded = (text: string): string => [...text].map((c) => (c.charCodeAt(0) < 128 ? c : `\\u${c.charCodeAt(0)}?`)).join('');

it('reads \\u without its fallbacks, paragraphs, lines and signs', async () => {
  const raw = await read(
    rtf(
      `\\pard ${coded('Căn cứ Nghị định')}\\line ${coded('số')} 12\\_CP\\par {\\uc2\\u432\\'75\\'3fu ti\\u234 \\'3f\\'3fn}\\emdash\\~x\\{\\}\r\n{\\header no}{\\*\\unknown no}{\\v no}\\'93a\\'94`,
    ),
  );
  expect(raw.text).toBe('Căn cứ Nghị định\nsố 12\u2011CP\n\nưu tiên—\u00a0x{}“a”');
  expect(raw.encoding).toBeNull();
});

it('reads bytes by the character set of their font', async () => {
  const text = 'Căn cứ Nghị định của Chính phủ';
  const bytes = [...asBytes((await disguises())['windows-1258'](text))]
    .map((b) => (b < 128 ? String.fromCharCode(b) : `\\'${b.toString(16)}`))
    .join('');
  const raw = await read(rtf(`{\\f1 ${bytes}}`));
  expect([raw.encoding, raw.text]).toEqual(['windows-1258', text]);
});

it('reads TCVN3 bytes, whatever the font says', async () => {
  for (const font of [0, 1, 2]) {
    const raw = await read(
      rtf(`{\\f${font} C\\'a8n c\\'f8 Ngh\\'de \\'ae\\'denh s\\'e8 30/1998/N\\'a7-CP c\\'f1a Ch\\'ddnh ph\\'f1, n\\'ad\\'edc ta}`),
    );
    expect([raw.encoding, raw.text]).toEqual(['tcvn3', 'Căn cứ Nghị định số 30/1998/NĐ-CP của Chính phủ, nước ta']);
  }
});

const row = (...cells: string[]): string => `\\trowd\\cellx1\\cellx2\\pard\\intbl ${cells.map((c) => `${c}\\cell `).join('')}\\row\\pard `;

it('reads a letterhead column by column and other tables by rows', async () => {
  const raw = await read(
    rtf(
      `${row('UBND\\par Number: 1', 'CHXHCN\\par Motto')}\\par ${'body '.repeat(200)}\\par ${row('a', 'b')}${row('c', 'd')}${row('e', 'f')}end\\par`,
    ),
  );
  expect(raw.text).toMatch(/^UBND\n\nNumber: 1\n\nCHXHCN\n\nMotto\n\nbody/);
  expect(raw.text).toMatch(/\n\na\tb\nc\td\ne\tf\n\nend$/);
  expect(textIn(raw, 'cell')).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
});

it('takes broken files as far as they go', async () => {
  expect((await read(bytesOf('{\\rtf1 {\\b cut off'))).text).toBe('cut off');
  expect(await refusal(bytesOf(`{\\rtf1 ${'{'.repeat(5000)}`))).toBe('E105');
  expect(await refusal(bytesOf('{\\rtf1 \\bin999999999 x'))).toBe('E101');
});
