import { type LookupAddress, lookup as systemLookup } from 'node:dns';
import type { IncomingMessage } from 'node:http';
import { Agent, get } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { pipeline } from 'node:stream';
import { createUnzip } from 'node:zlib';
import { Fault, tooLarge } from './fault.js';
import { isPublic } from './public.js';

/** What tests put in the place of the net. */
export interface Net {
  /** Whether a host of this address may be asked. */
  readonly isAllowed: (address: string) => boolean;
  readonly lookup: typeof systemLookup;
  /** Certificates to be trusted besides the usual ones. */
  readonly ca?: string | undefined;
}
export const PUBLIC_NET: Net = { isAllowed: isPublic, lookup: systemLookup };

const MOST_REDIRECTS = 5;
const REDIRECTS = [301, 302, 303, 307, 308];
/** No host is asked for more at once. */
const AT_ONCE = 4;

const notAllowed = (detail: string): Fault => new Fault('E134', detail);

/**
 * The address of a page as it goes in the archive. Names and passwords in it would be kept with it, so it may have none.
 * @throws Fault E134
 */
export const pageOf = (address: string, base?: string): URL => {
  const url = URL.canParse(address, base) ? new URL(address, base) : null;
  if (url === null) throw notAllowed('not an address');
  if (url.protocol !== 'https:') throw notAllowed('not https');
  if (url.username !== '' || url.password !== '') throw notAllowed('name or password in it');
  url.hash = '';
  return url;
};

/**
 * Answers addresses only if all of them may be asked. A connection is made to what this answers and to nothing else: a
 * name that points elsewhere a moment later changes nothing.
 */
const checkedLookup = ({ isAllowed, lookup }: Net): LookupFunction => {
  const checked: LookupFunction = (host, options, answer) =>
    lookup(host, { ...options, all: true }, (error, found: LookupAddress[]) => {
      const [first] = found ?? [];
      if (error || !first) return answer(error ?? Object.assign(new Error(`no address: ${host}`), { code: 'ENOTFOUND' }), '', 0);
      const wrong = found.find(({ address }) => !isAllowed(address));
      if (wrong) return answer(notAllowed(`${host} is ${wrong.address}`), '', 0);
      if (options.all) answer(null, found);
      else answer(null, first.address, first.family);
    });
  return checked;
};

/** A name that is an address itself is never looked up. */
const checkHost = ({ hostname }: URL, { isAllowed }: Net): void => {
  const bare = hostname.replace(/^\[(.*)\]$/, '$1');
  if (isIP(bare) !== 0 && !isAllowed(bare)) throw notAllowed(`${bare}`);
};

export interface Answered {
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly mark: string | null;
}

export interface Browser {
  /**
   * Asks for a page and follows where it leads, as far as that may be asked.
   * @param most bytes
   * @returns null where it still bears the mark
   * @throws Fault; what the network breaks with
   */
  ask(page: URL, mark: string | null, most: number, signal: AbortSignal): Promise<Answered | null>;
  close(): void;
}

const MARK = /^(etag|date) (.*)$/s;
const conditionOf = (mark: string | null): Record<string, string> => {
  const [, kind, value] = MARK.exec(mark ?? '') ?? [];
  if (value === undefined) return {};
  return kind === 'etag' ? { 'if-none-match': value } : { 'if-modified-since': value };
};
const markOf = ({ headers: { etag, 'last-modified': modified } }: IncomingMessage): string | null =>
  etag !== undefined ? `etag ${etag}` : modified !== undefined ? `date ${modified}` : null;

const faultOf = (status: number): Fault => {
  if (status === 404 || status === 410) return new Fault('E131', `${status}`);
  if (status === 401 || status === 403 || status === 407 || status === 451) return new Fault('E132', `${status}`);
  if (status === 408 || status === 429 || status >= 500) return new Fault('E133', `${status}`, { isPassing: true });
  return new Fault('E137', `${status}`);
};

/** Some hosts pack what they were asked not to pack. */
const unpacked = (response: IncomingMessage): AsyncIterable<Uint8Array> =>
  /^(?:x-)?gzip$|^deflate$/i.test(response.headers['content-encoding'] ?? '') ? pipeline(response, createUnzip(), () => {}) : response;

export const browserOn = (net: Net = PUBLIC_NET): Browser => {
  const agent = new Agent({
    keepAlive: true,
    maxSockets: AT_ONCE,
    lookup: checkedLookup(net),
    ...(net.ca === undefined ? {} : { ca: net.ca }),
  });

  const one = (page: URL, mark: string | null, signal: AbortSignal): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => {
      checkHost(page, net);
      const headers = { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'danchieu', ...conditionOf(mark) };
      get(page, { agent, headers, signal }, (response) => {
        const { remoteAddress } = response.socket;
        // Held once more against what the connection says of itself.
        if (remoteAddress === undefined || net.isAllowed(remoteAddress)) return resolve(response);
        response.destroy();
        reject(notAllowed(remoteAddress));
      }).once('error', reject);
    });

  return {
    ask: async (page, mark, most, signal) => {
      let at = page;
      for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
        const response = await one(at, mark, signal);
        const { statusCode: status = 0, headers } = response;
        const length = Number(headers['content-length'] ?? 0);
        if (status === 200 && length <= most) return { bytes: unpacked(response), mark: markOf(response) };
        response.destroy();
        if (status === 200) throw tooLarge(length, most);
        if (status === 304 && mark !== null) return null;
        if (!REDIRECTS.includes(status)) throw faultOf(status);
        if (headers.location === undefined) throw new Fault('E137', `${status}`);
        at = pageOf(headers.location, at.href);
      }
      throw new Fault('E137', `more than ${MOST_REDIRECTS} redirects`);
    },
    close: () => agent.destroy(),
  };
};
