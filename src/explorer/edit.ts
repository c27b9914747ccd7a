import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';

/** Where an explorer that may write writes corrections, and the token that its own forms bear. */
export interface Editing {
  readonly file: string;
  readonly token: string;
}

const TOKEN_BYTES = 32;

export const editingInto = (file: string): Editing => ({ file, token: randomBytes(TOKEN_BYTES).toString('hex') });

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
/** In constant time, whatever their lengths. */
const isSame = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));

/** Whether a request that changes something comes from a page of this explorer: browsers name the origin of every POST. */
export const isOwnOrigin = (context: Context): boolean => {
  const { host, origin, 'sec-fetch-site': site } = context.req.header();
  return origin === `http://${host}` && (site === undefined || site === 'same-origin');
};

/** Whether a form bears the token, which stands in pages that no other origin can read. */
export const hasToken = (token: string | null, editing: Editing): boolean => token !== null && isSame(token, editing.token);

/** The one address that takes a POST, and only where something may be written. */
export const WRITING = '/wrong';
