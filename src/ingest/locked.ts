/**
 * Opens a Word, Excel or PowerPoint file that is locked by a password. The only place that knows officecrypto-tool.
 * @returns the bytes of the file as it was before it was locked; null if no password fits
 */
export async function unlocked(bytes: Uint8Array, passwords: readonly string[]): Promise<Uint8Array | null> {
  const { default: office } = await import('officecrypto-tool');
  for (const password of passwords) {
    // The library works on the buffer that it is given, and throws where a password does not fit.
    const opened = await office.decrypt(Buffer.from(bytes), { password }).catch(() => null);
    if (opened) return new Uint8Array(opened);
  }
  return null;
}
