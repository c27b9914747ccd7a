import { parseHTML } from 'linkedom';

/** As much of an element as tests look at; the types of browsers are not at hand here. */
export interface Element {
  readonly textContent: string | null;
  getAttribute(name: string): string | null;
  querySelector(selector: string): Element | null;
  querySelectorAll(selector: string): Iterable<Element> & { readonly length: number };
}
export interface Page extends Element {
  getElementById(id: string): Element | null;
}

export const parsed = (text: string): Page => parseHTML(text).document as unknown as Page;
