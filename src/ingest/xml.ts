/** What a document of XML is made of, in order. `end` comes for every element that began, also where the file is cut off. */
export interface XmlEvents {
  start(name: string, attributes: Attributes): void;
  end(name: string): void;
  text(text: string): void;
}

/** Attributes of an element, asked for by their name with its prefix. */
export type Attributes = (name: string) => string | null;

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const character = (code: number): string =>
  code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '';

/**
 * Only the five entities of XML itself, and characters by their number. What a document declares besides is not
 * expanded: neither a bomb of entities nor one that names a file does anything.
 */
const decoded = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
        if (hex) return character(Number.parseInt(hex, 16));
        if (decimal) return character(Number(decimal));
        return ENTITIES[name as string] ?? whole;
      })
    : text;

const attributesOf =
  (tag: string): Attributes =>
  (name) => {
    const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
    return found ? decoded(found[1] ?? found[2] ?? '') : null;
  };

/** Where the markup that begins at `at` ends. */
function endOf(xml: string, at: number): number {
  const until = (mark: string): number => {
    const end = xml.indexOf(mark, at);
    return end < 0 ? xml.length : end + mark.length;
  };
  if (xml.startsWith('<!--', at)) return until('-->');
  if (xml.startsWith('<![CDATA[', at)) return until(']]>');
  if (xml.startsWith('<?', at)) return until('?>');
  if (!xml.startsWith('<!', at)) return until('>');
  // a document type with declarations inside
  const bracket = xml.indexOf('[', at);
  const plain = until('>');
  if (bracket < 0 || bracket > plain) return plain;
  const end = xml.indexOf(']', bracket);
  return end < 0 ? xml.length : Math.max(plain, xml.indexOf('>', end) + 1 || xml.length);
}

/**
 * Goes through a document of XML once, with a list of open elements in place of recursion: no depth is too deep.
 * It is no judge of XML; what is broken is passed over. Written here because the text of an office file is all
 * that is wanted of it: a tree takes ten times the memory of its file.
 */
export function scanXml(xml: string, events: XmlEvents): void {
  const open: string[] = [];
  let at = 0;
  while (at < xml.length) {
    const mark = xml.indexOf('<', at);
    const stop = mark < 0 ? xml.length : mark;
    if (stop > at) events.text(decoded(xml.slice(at, stop)));
    if (mark < 0) break;
    at = endOf(xml, mark);
    if (xml.startsWith('<![CDATA[', mark)) events.text(xml.slice(mark + 9, at - 3));
    const tag = xml.slice(mark, at);
    const name = /^<\/?([^\s/>!?][^\s/>]*)/.exec(tag)?.[1];
    if (name === undefined) continue;
    if (tag.startsWith('</')) {
      const from = open.lastIndexOf(name);
      if (from >= 0) for (const one of open.splice(from).reverse()) events.end(one);
      continue;
    }
    events.start(name, attributesOf(tag));
    if (tag.endsWith('/>')) events.end(name);
    else open.push(name);
  }
  for (const name of open.reverse()) events.end(name);
}
