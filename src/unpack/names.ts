const MAX_PART = 200;
const MAX_PARTS = 40;

/** What systems put beside the files of a person, and hidden files, as they are left out of a folder on disk. */
const LITTER = /^(?:__MACOSX|Thumbs\.db|desktop\.ini)$/i;

export interface SafeName {
  readonly name: string;
  /** Whether the name had something in it that no name of a file should have. */
  readonly changed: boolean;
}

const shortened = (part: string): string => {
  if (part.length <= MAX_PART) return part;
  const dot = part.lastIndexOf('.');
  const ending = dot > 0 && part.length - dot <= 10 ? part.slice(dot) : '';
  return `${part.slice(0, MAX_PART - ending.length)}…${ending}`;
};

/**
 * A name that stays below its container whatever it was: no way up, no root, no drive, no control characters, no
 * endless length. Nothing is ever written under it; it is what people, the database and exports see.
 */
export function safeName(raw: string): SafeName {
  const slashed = raw.normalize('NFC').replaceAll('\\', '/');
  const bare = slashed.replace(/^[A-Za-z]:/, '');
  const parts = bare.split('/').filter((part) => part !== '' && part !== '.');
  const kept = parts
    .filter((part) => part !== '..')
    .slice(-MAX_PARTS)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
    .map((part) => shortened(part.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, '\ufffd')));
  const name = kept.join('/');
  const odd = bare !== slashed || bare.startsWith('/') || name !== parts.join('/');
  return { name: name === '' ? '\ufffd' : name, changed: odd || name === '' };
}

/** Whether a file of this (safe) name would be left out of a folder on disk. */
export const isHidden = (name: string): boolean =>
  name.split('/').some((part) => part.startsWith('.') || part.startsWith('~$') || LITTER.test(part));

/** Tells equal names apart, by the order in which they come: `a.pdf`, `a (2).pdf`. */
export function namesApart(): (name: string) => string {
  const taken = new Set<string>();
  const free = (name: string): string => {
    const slash = name.lastIndexOf('/') + 1;
    const dot = name.lastIndexOf('.');
    const at = dot > slash ? dot : name.length;
    for (let n = 2; ; n++) {
      const other = `${name.slice(0, at)} (${n})${name.slice(at)}`;
      if (!taken.has(other)) return other;
    }
  };
  return (name) => {
    const own = taken.has(name) ? free(name) : name;
    taken.add(own);
    return own;
  };
}
