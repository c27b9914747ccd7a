import { buffer } from 'node:stream/consumers';
import { gzipSync, zipSync } from 'fflate';
import tarStream from 'tar-stream';

// Members come as [name, bytes] in order of their names; every date is the same, and none has a time zone.
const day = new Date(2022, 0, 1);

export const zip = (members) =>
  zipSync(Object.fromEntries(members.map(([name, bytes]) => [name, [bytes, { level: /\.(?:gz|docx)$/.test(name) ? 0 : 6 }]])), {
    mtime: day,
  });

export async function tarGz(members) {
  const pack = tarStream.pack();
  for (const [name, bytes] of members) pack.entry({ name, mtime: new Date(0) }, Buffer.from(bytes));
  pack.finalize();
  return gzipSync(await buffer(pack), { mtime: 0, level: 6 });
}

const word = (text) => `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`;
const lines = (bytes) =>
  Buffer.from(bytes)
    .toString('base64')
    .match(/.{1,76}/g)
    .join('\r\n');

/** A message: `message.txt` is what was written in it, its first line the subject; the rest was sent with it. */
export function eml(members) {
  const boundary = '----=_danchieu';
  const [subject, , ...text] = Buffer.from(members.find(([name]) => name === 'message.txt')[1])
    .toString()
    .split('\n');
  const part = (head, bytes) => [`--${boundary}`, ...head, 'Content-Transfer-Encoding: base64', '', lines(bytes)];
  const attached = members
    .filter(([name]) => name !== 'message.txt')
    .flatMap(([name, bytes]) =>
      part(['Content-Type: application/octet-stream', `Content-Disposition: attachment; filename="${name}"`], bytes),
    );
  const all = [
    `From: ${word('Văn phòng UBND tỉnh')} <vanphong@example.vn>`,
    'To: thi-dua@example.vn',
    `Subject: ${word(subject)}`,
    'Date: Fri, 21 Oct 2022 08:00:00 +0700',
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    '',
    ...part(['Content-Type: text/plain; charset=utf-8'], text.join('\n')),
    ...attached,
    `--${boundary}--`,
    '',
  ];
  return Buffer.from(all.join('\r\n'));
}
