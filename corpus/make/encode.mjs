import iconv from 'iconv-lite';

// windows-1258 keeps the tone marks apart from the letters; breve, circumflex and horn are part of the letter.
const tones = /[\u0300\u0301\u0303\u0309\u0323]/gu;
function splitTones(text) {
  return text.normalize('NFC').replace(/\P{ASCII}/gu, (letter) => {
    const marks = letter.normalize('NFD').match(tones) ?? [];
    return letter.normalize('NFD').replace(tones, '').normalize('NFC') + marks.join('');
  });
}

export function encode(text, encoding) {
  if (encoding === 'windows-1258') return iconv.encode(splitTones(text), encoding);
  return iconv.encode(text, encoding, { addBOM: encoding === 'utf-16le' });
}
