import { z } from 'zod';

/** Half-open range in UTF-16 units. In facts it always counts in `Document.text`. */
export const Span = z.object({
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
});
export type Span = z.infer<typeof Span>;

/** With the page, from 1, on which it begins. */
export const PagedSpan = Span.extend({ page: z.number().int().positive() });
export type PagedSpan = z.infer<typeof PagedSpan>;
