/** Letters with their shape as one sign each, so that a rhyme can be written without Vietnamese letters. */
const SHAPED: Readonly<Record<string, string>> = {
  'a\u0306': 'A',
  'a\u0302': 'B',
  'e\u0302': 'E',
  'o\u0302': 'O',
  'o\u031b': 'W',
  'u\u031b': 'U',
};

const ONSET = '(?:ngh?|[cgkpt]h|gi|qu|tr|[bcdghklmnprstvxD])?';
const RHYME = [
  'a(?:ch?|i|m|ng?|nh|o|p|t|u|y)?',
  'A(?:[ck]|m|ng?|p|t)',
  'B(?:[ck]|m|ng?|p|t|u|y)',
  'e(?:c|m|ng?|o|p|t)?',
  'E(?:ch?|m|ng?|nh|p|t|u)?',
  'i(?:ch|m|nh?|p|t|u|a|E(?:c|m|ng?|p|t|u))?',
  '[oO](?:[ck]|i|m|ng?|p|t)?',
  'oo(?:c|ng)',
  'o(?:a(?:ch?|i|m|ng?|nh|o|p|t|y)?|A(?:c|m|ng?|t)|e(?:o|n|t|m)?)',
  'W(?:i|m|n|p|t)?',
  'u(?:[ck]|i|m|ng?|p|t|a|O(?:c|i|m|ng?|t))?',
  'u(?:B(?:n|ng|t|y)|E(?:ch|nh)?|W|y(?:ch|nh?|t|p|u|a|E(?:n|t))?)',
  'U(?:c|i|m|ng?|t|u|a|W(?:c|i|m|ng?|p|t|u))?',
  'y(?:ch|nh?|m|t|p|u|a|E(?:m|ng?|t|u))?',
].join('|');
const SYLLABLE = new RegExp(`^${ONSET}(?:${RHYME})$`);
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g;
const SHAPE = /[aeou][\u0302\u0306\u031b]/g;
/** A syllable that ends in a stop has one of two tones. */
const STOPPED = /(?:[ckpt]|ch)$/;
const STOP_TONE = /^[\u0301\u0323]$/;

/** Seen too often to take apart twice; emptied when a text has many words that are none. */
const known = new Map<string, boolean>();

function judge(word: string): boolean {
  const letters = word.toLowerCase().replaceAll('\u0111', 'D').normalize('NFD');
  const tones = letters.match(TONE) ?? [];
  if (tones.length > 1) return false;
  // the dot below sorts before circumflex and breve, the other tones after: without it the shape is next to its letter
  const bare = letters.replace(TONE, '').replace(SHAPE, (c) => SHAPED[c] ?? c);
  if (!SYLLABLE.test(bare)) return false;
  return !STOPPED.test(bare) || (tones.length === 1 && STOP_TONE.test(tones[0] as string));
}

/** Could this word, written with marks, be a Vietnamese syllable? No word list: onset, rhyme and tone must fit. */
export function isSyllable(word: string): boolean {
  if (word.length > 12) return false;
  let answer = known.get(word);
  if (answer === undefined) {
    if (known.size > 50_000) known.clear();
    answer = judge(word);
    known.set(word, answer);
  }
  return answer;
}
