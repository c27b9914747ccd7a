/** Kinds of facts that have an address; also the names of their tables. */
export const ADDRESSED = ['citations', 'periods', 'deadlines', 'dates', 'awards', 'campaigns', 'targets', 'findings'] as const;
export type Addressed = (typeof ADDRESSED)[number];

/** `vn/tw/ttg/qd/2022/614#citations/3`: the fourth citation of the file that speaks for the document. */
export const addressOf = (document: string, kind: Addressed, ordinal: number): string => `${document}#${kind}/${ordinal}`;

/** An address taken apart; what stands before `#` may be anything that a document is found by. Null for what is none. */
export const partsOfAddress = (text: string): { document: string; kind: Addressed; ordinal: number } | null => {
  const [, document, kind, ordinal] = /^(.+)#([a-z]+)\/(\d{1,9})$/u.exec(text.trim()) ?? [];
  const known = ADDRESSED.find((one) => one === kind);
  return document === undefined || known === undefined ? null : { document, kind: known, ordinal: Number(ordinal) };
};
