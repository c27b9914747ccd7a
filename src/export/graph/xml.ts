// Lone surrogates, most control characters and two non-characters are no characters of XML 1.0.
const ILLEGAL = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const REPLACEMENT = '\ufffd';

const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const reference = (char: string): string => NAMED[char] ?? `&#${char.charCodeAt(0)};`;

/** Text of an element. Readers make line feeds of all other line ends. */
export const xmlText = (text: string): string => text.replace(ILLEGAL, REPLACEMENT).replace(/[&<>\r\u0085\u2028]/g, reference);
/** Value of an attribute, where readers make blanks of line ends and tabs. */
const xmlValue = (text: string): string => text.replace(ILLEGAL, REPLACEMENT).replace(/[&<>"\t\n\r\u0085\u2028]/g, reference);

type Attributes = Readonly<Record<string, string>>;

const openingOf = (name: string, attributes: Attributes): string =>
  [`<${name}`, ...Object.entries(attributes).map(([key, value]) => `${key}="${xmlValue(value)}"`)].join(' ');

/** The start tag alone. */
export const xmlOpen = (name: string, attributes: Attributes = {}): string => `${openingOf(name, attributes)}>`;
/** An element; `content` is XML already. */
export const xmlElement = (name: string, attributes: Attributes = {}, content = ''): string =>
  content === '' ? `${openingOf(name, attributes)}/>` : `${openingOf(name, attributes)}>${content}</${name}>`;

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
