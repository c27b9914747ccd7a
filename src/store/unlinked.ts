import type { Port } from './port.js';

/** True where files changed since the last linking. */
export const needsLinking = async (port: Port): Promise<boolean> =>
  (await port.all("select name from meta where name = 'unlinked'")).length > 0;
