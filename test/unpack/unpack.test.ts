import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { ContainerMember, Result } from '../../src/model/index.js';
import { unpack } from '../../src/unpack/index.js';
import { email, encryptedZip, gzip, overlapping, rawZip, tar, zip } from './make.js';

const root = mkdtempSync(join(tmpdir(), 'danchieu-unpack-'));
afterAll(() => rmSync(root, { recursive: true }));
let folder = '';
let count = 0;
beforeEach(() => {
  folder = join(root, String(++count));
  mkdirSync(folder);
});

const take = (format: string, bytes: Uint8Array, ingest = {}, uri = 'a.zip'): Promise<Result<readonly ContainerMember[]>> => {
  const path = join(root, `${count}.container`);
  writeFileSync(path, bytes);
  return unpack({ path, uri, format, folder, ingest });
};
const taken = async (...args: Parameters<typeof take>): Promise<readonly ContainerMember[]> => {
  const result = await take(...args);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
};
const told = (members: readonly ContainerMember[]): (string | null)[][] =>
  members.map(({ name, problem }) => [name, problem?.code ?? null]);
const textOf = ({ path }: ContainerMember): string => readFileSync(path as string, 'utf8');

describe('members lie under numbers, for their owner only', () => {
  it('whatever they are called', async () => {
    const members = await taken('zip', zip({ '2022/kh-155.txt': 'một', 'x.txt': 'hai' }));
    expect(members.map(({ name }) => name)).toEqual(['2022/kh-155.txt', 'x.txt']);
    expect(readdirSync(folder).sort()).toEqual(['000001', '000002']);
    expect(statSync(members[0]?.path as string).mode & 0o777).toBe(0o600);
    expect(members.map(textOf)).toEqual(['một', 'hai']);
  });

  it('what a process left there that died over the same job is thrown away', async () => {
    writeFileSync(join(folder, '000001'), 'half a mem');
    writeFileSync(join(folder, '000007'), 'of no member');
    const members = await taken('zip', zip({ 'a.txt': 'một' }));
    expect(members.map(textOf)).toEqual(['một']);
    expect(readdirSync(folder)).toEqual(['000001']);
  });

  it('names that lead elsewhere are made harmless, and it is said', async () => {
    const names = ['../../up.txt', '/etc/passwd', 'C:\\win\\x.txt', 'a\0b.txt', '..', `${'L'.repeat(5000)}.txt`];
    const members = await taken('zip', rawZip(names.map((name) => [Buffer.from(name), 'x'])));
    expect(members.map(({ problem }) => problem?.code)).toEqual(names.map(() => 'W121'));
    expect(members.slice(0, 5).map(({ name }) => name)).toEqual(['up.txt', 'etc/passwd', 'win/x.txt', 'a\ufffdb.txt', '\ufffd']);
    expect(members[5]?.name).toMatch(/^L{196}…\.txt$/);
    expect(readdirSync(folder)).toHaveLength(names.length);
  });

  it('equal names are told apart, hidden files and those of systems are left out', async () => {
    const names = ['a.txt', 'a.txt', '__MACOSX/._a.txt', '.DS_Store', 'Thumbs.db', 'b/~$c.docx', 'a.txt'];
    expect(told(await taken('zip', rawZip(names.map((name) => [Buffer.from(name), 'x']))))).toEqual([
      ['a.txt', null],
      ['a (2).txt', null],
      ['a (3).txt', null],
    ]);
  });

  it('names are read in the encodings of old archives', async () => {
    const windows1258 = Buffer.from('K\xea\xec hoa\xf2ch.txt', 'latin1');
    const tcvn3 = Buffer.from('QuyÕt ®Þnh cña Uû ban nh©n d©n tØnh.txt', 'latin1');
    const members = await taken(
      'zip',
      rawZip([
        [windows1258, 'x'],
        [tcvn3, 'x'],
        [Buffer.from('Tiếng Việt.txt'), 'x'],
      ]),
    );
    expect(members.map(({ name }) => name)).toEqual(['Kế hoạch.txt', 'Quyết định của Uỷ ban nhân dân tỉnh.txt', 'Tiếng Việt.txt']);
  });
});

describe('what would do harm is refused where it stands, the rest is taken out', () => {
  it('links and devices', async () => {
    const members = await taken(
      'tar',
      await tar([
        { name: 'ok.txt', text: 'x' },
        { name: 'ln', type: 'symlink', linkname: '/etc/passwd' },
        { name: 'sda', type: 'block-device' },
      ]),
    );
    expect(told(members)).toEqual([
      ['ok.txt', null],
      ['ln', 'E125'],
      ['sda', 'E125'],
    ]);
  });

  it('a member that is too large, or inflates to hundreds of times its size', async () => {
    const bomb = zip({ 'ok.txt': 'x', 'zeros.txt': new Uint8Array(20 * 2 ** 20), 'ok2.txt': 'x' });
    expect(told(await taken('zip', bomb))).toEqual([
      ['ok.txt', null],
      ['zeros.txt', 'E107'],
      ['ok2.txt', null],
    ]);
    expect(readdirSync(folder)).toHaveLength(2);
    const large = await tar([
      { name: 'large.txt', text: 'x'.repeat(2000) },
      { name: 'ok.txt', text: 'x' },
    ]);
    folder = join(root, 'large');
    mkdirSync(folder);
    expect(told(await taken('gzip', gzip(large), { maxFile: 1000 }))).toEqual([
      ['large.txt', 'E107'],
      ['ok.txt', null],
    ]);
  });

  it('members that share their bytes', async () => {
    expect(told(await taken('zip', overlapping('x'.repeat(100), 3)))).toEqual([
      ['0', null],
      ['1', 'E126'],
      ['2', 'E126'],
    ]);
  });

  it('more members, or more bytes together, than are allowed', async () => {
    const three = zip({ a: 'x', b: 'x', c: 'x' });
    expect(told(await taken('zip', three, { maxMembers: 2 }))).toEqual([
      ['a', null],
      ['b', null],
      [null, 'E124'],
    ]);
    folder = join(root, 'bytes');
    mkdirSync(folder);
    expect(told(await taken('zip', three, { maxUnpacked: 2 }))).toEqual([
      ['a', null],
      ['b', null],
      ['c', 'E107'],
    ]);
  });

  it('what is cut off keeps the members before', async () => {
    const whole = gzip(await tar(Array.from({ length: 20 }, (_, i) => ({ name: `${i}.txt`, text: `${i}`.repeat(997) + Math.sin(i) }))));
    const members = await taken('gzip', whole.subarray(0, whole.length - 300));
    expect(members.length).toBeGreaterThan(1);
    expect(members.at(-1)).toMatchObject({ name: null, problem: { code: 'E105', where: 'a.zip' } });
  });

  it('nothing in it', async () => {
    expect(await take('zip', zip({ '__MACOSX/a': 'x' }))).toMatchObject({ ok: false, problem: { code: 'E122', where: 'a.zip' } });
    expect(await take('zip', new Uint8Array(Buffer.from('PK\x03\x04nothing')))).toMatchObject({ ok: false, problem: { code: 'E105' } });
  });
});

describe('locked members', () => {
  it.each(['aes', 'old'] as const)('%s', async (kind) => {
    const bytes = await encryptedZip(kind, 'bí mật', { 'a.txt': 'một', 'b.txt': 'hai' });
    expect(told(await taken('zip', bytes))).toEqual([
      ['a.txt', 'E103'],
      ['b.txt', 'E103'],
    ]);
    const members = await taken('zip', bytes, { passwords: ['sai', 'bí mật'] });
    expect(members.map(textOf)).toEqual(['một', 'hai']);
  });
});

describe('e-mail', () => {
  it('its text is a page with the subject, what was sent with it follows', async () => {
    const members = await taken(
      'email',
      email({
        subject: 'Triển khai 145/KH-UBND',
        text: 'Kính gửi',
        attachments: { 'Kế hoạch.txt': 'một', 'm.eml': 'From: a@b.vn\nMessage-ID: <1@b>\nSubject: x\n\nhai' },
      }),
    );
    expect(members.map(({ name, container }) => [name, container])).toEqual([
      ['message.html', null],
      ['Kế hoạch.txt', null],
      ['m.eml', 'email'],
    ]);
    expect(textOf(members[0] as ContainerMember)).toMatch(/Triển khai 145\/KH-UBND.*Kính gửi/s);
  });
});

it('containers among the members are told by their bytes', async () => {
  const members = await taken('zip', zip({ 'b.pdf': zip({ x: 'x' }), 'c.dat': gzip(new TextEncoder().encode('x')), 'd.txt': 'Số: 12' }));
  expect(members.map(({ container }) => container)).toEqual(['zip', 'gzip', null]);
});

it('a gzip holds the file of its name', async () => {
  const [member] = await taken('gzip', gzip(new TextEncoder().encode('một')), {}, 'kho/ke-hoach.txt.gz');
  expect(member?.name).toBe('ke-hoach.txt');
  expect(textOf(member as ContainerMember)).toBe('một');
});
