import { describe, expect, test } from 'vitest';
import { type Far, progressLine } from '../../src/cli/progress-line.js';
import { momentOf } from '../../src/cli/running.js';
import { columnsOf } from '../../src/cli/width.js';
import { LANGUAGES, messagesIn } from '../../src/messages/index.js';

const far: Far = { done: 41, total: 169, refused: 3, rate: 2.07, leftMs: 62_000, file: '/kho/2022/Kế hoạch\u001b[2J số 145.pdf' };
const english = { say: messagesIn('en') };

describe('the line of progress', () => {
  test('tells all on a wide terminal', () => {
    expect(progressLine(far, 120, english)).toBe(
      'reading ██████░░░░░░░░░░░░░░░░░░ 41/169 · 2.1 files/s · 1 min 2 s left · 3 refused · /kho/2022/Kế hoạch␛[2J số 145.pdf',
    );
  });
  test('gives up the bar first, then the beginning of the name', () => {
    expect(progressLine(far, 80, english)).toBe('reading 41/169 · 2.1 files/s · 1 min 2 s left · 3 refused · …oạch␛[2J số 145.pdf');
    expect(progressLine(far, 60, english)).toBe('reading 41/169 · 2.1 files/s · 1 min 2 s left · 3 refused');
    expect(progressLine(far, 20, english)).toBe('reading 41/169');
  });
  test.each(LANGUAGES)('is never wider than the terminal (%s)', (language) => {
    for (let columns = 24; columns < 160; columns++)
      expect(columnsOf(progressLine(far, columns, { say: messagesIn(language) })), String(columns)).toBeLessThanOrEqual(columns);
  });
  test('says nothing of what is not known', () => {
    expect(progressLine({ ...far, leftMs: null, refused: 0, file: null }, 99, english)).toBe('reading ██░░░░░░░░ 41/169 · 2.1 files/s');
  });
});

test('a moment is a day from its midnight here, or so long ago', () => {
  const now = new Date('2026-05-04T12:00:00Z');
  const midnight = new Date(2026, 4, 1);
  for (const typed of ['2026-05-01', '1/5/2026', '5/2026', '2026-05']) expect(momentOf(typed, now)).toEqual(midnight);
  expect(momentOf('2026', now)).toEqual(new Date(2026, 0, 1));
  expect(momentOf('2026-05-01T08:30', now)).toEqual(new Date(2026, 4, 1, 8, 30));
  expect(momentOf('36h', now)).toEqual(new Date('2026-05-03T00:00:00Z'));
  expect(momentOf('60d', now)).toEqual(new Date('2026-03-05T12:00:00Z'));
  for (const typed of ['yesterday', '2026-13', '31/2/2026', '5', '']) expect(momentOf(typed, now)).toBeNull();
});
