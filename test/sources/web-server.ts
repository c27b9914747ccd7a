import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo, LookupFunction } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Net } from '../../src/sources/index.js';

export const HERE = '127.0.0.1';

/** A certificate of its own for these names, by the system's openssl: Node has no way to make one. */
const certificateFor = (names: readonly string[]): { key: string; cert: string } => {
  const folder = mkdtempSync(join(tmpdir(), 'danchieu-'));
  const [key, cert] = [join(folder, 'key'), join(folder, 'cert')];
  const alt = `subjectAltName=${names.map((name) => `DNS:${name}`).join(',')},IP:${HERE}`;
  const made = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', '/CN=test'];
  try {
    execFileSync('openssl', ['req', ...made, '-addext', alt, '-keyout', key, '-out', cert], { stdio: 'pipe' });
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  } finally {
    rmSync(folder, { recursive: true });
  }
};

export interface Web {
  /** Address of a page on one of the hosts. */
  at(host: string, path: string): string;
  /** A net in which names mean what is said here, time after time, and this machine is a public host. */
  net(names: Readonly<Record<string, readonly string[]>>): Net & { readonly asked: string[] };
  /** Host and path of every request. */
  readonly requests: string[];
  close(): Promise<void>;
}

export const startWeb = async (
  names: readonly string[],
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<Web> => {
  const certificate = certificateFor(names);
  const requests: string[] = [];
  const server = createServer(certificate, (request, response) => {
    requests.push(`${request.headers.host?.split(':')[0]}${request.url}`);
    answer(request, response);
  });
  await new Promise<void>((done) => server.listen(0, HERE, done));
  const { port } = server.address() as AddressInfo;
  return {
    at: (host, path) => `https://${host}:${port}${path}`,
    requests,
    net: (meant) => {
      const asked: string[] = [];
      const lookup: LookupFunction = (host, _, told) => {
        const answers = meant[host] ?? [];
        const address = answers[Math.min(asked.filter((one) => one === host).length, answers.length - 1)];
        asked.push(host);
        if (address === undefined) told(Object.assign(new Error(`no ${host}`), { code: 'ENOTFOUND' }), '', 0);
        else
          told(
            null,
            address.split(' ').map((one) => ({ address: one, family: one.includes(':') ? 6 : 4 })),
          );
      };
      return { isAllowed: (address) => address === HERE, lookup: lookup as Net['lookup'], ca: certificate.cert, asked };
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
};
