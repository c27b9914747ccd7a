/** Two ends, once where they are the same; an open end is shown as open. */
export const interval = (from: string | number | null, to: string | number | null): string =>
  from === to ? String(from ?? '') : `${from ?? '…'} – ${to ?? '…'}`;

interface Quota {
  readonly min: number | null;
  readonly max: number | null;
  readonly unit: 'recipient' | 'percent';
}

export const quotaText = ({ min, max, unit }: Quota): string => `${interval(min, max)}${unit === 'percent' ? ' %' : ''}`;
