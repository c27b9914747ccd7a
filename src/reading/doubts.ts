import type { Extraction } from '../extract/index.js';
import type { Document, Fact, HeaderFact, Recognition, Span } from '../model/index.js';
import { pagesOf, toDocument } from '../normalize/index.js';

/** A number or day whose figures were read with less confidence is unknown. */
const UNREADABLE = 0.5;

interface Places {
  /** The least confidence of any word of the stretch, 1 where none is in doubt. */
  least(span: Span): number;
  /** The mean confidence of the page, 1 where it is text. */
  page(span: Span): number;
}

function placesOf(document: Document, ocr: Recognition): Places {
  const doubts = ocr.doubts.map(({ start, end, confidence }) => ({
    start: toDocument(document, start),
    end: toDocument(document, end),
    confidence,
  }));
  const starts = pagesOf(document);
  const pages = new Map(ocr.pages.map(({ page, confidence }) => [page, confidence]));
  return {
    least: ({ start, end }) => doubts.reduce((least, d) => (d.start < end && d.end > start ? Math.min(least, d.confidence) : least), 1),
    page: ({ start }) => pages.get(starts.findLastIndex((at) => at <= start) + 1) ?? 1,
  };
}

/** Of a number the symbol stays, since it is printed; of a date nothing does. */
function readable(fact: HeaderFact): HeaderFact[] {
  if (fact.field === 'date') return [];
  if (fact.field !== 'number' || !fact.number) return [fact];
  const { symbol } = fact.number;
  return [{ ...fact, value: symbol, number: { ...fact.number, serial: null, canonical: symbol } }];
}

/** Facts of recognised text are as sure as their rule and their place; a number and a day that could not be read are unknown. */
export function doubted(extraction: Extraction, document: Document): Extraction {
  const { ocr } = document.raw;
  if (!ocr) return extraction;
  const places = placesOf(document, ocr);
  const facts = extraction.facts.flatMap((fact): Fact[] => {
    const [least, page] = [places.least(fact.span), places.page(fact.span)];
    const confidence = Math.round(fact.confidence * Math.min(least, page) * 1000) / 1000;
    const sure = { ...fact, confidence };
    return sure.kind === 'header' && least < UNREADABLE ? readable(sure) : [sure];
  });
  return { ...extraction, facts };
}
