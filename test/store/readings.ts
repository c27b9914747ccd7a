import { createHash } from 'node:crypto';
import { type Citation, type IdentityKey, type Reading, type Relation, slug } from '../../src/model/index.js';

export const sha = (text: string): string => createHash('sha256').update(text).digest('hex');

export const key = (id: string, symbol: string): IdentityKey => {
  const [, ...rest] = id.split('/');
  const number = rest.pop() ?? null;
  const year = rest.pop() ?? null;
  const type = rest.pop() ?? null;
  return { family: 'state', body: rest.join('/'), type, number, year, symbol: slug(symbol), date: null };
};

interface Cited {
  readonly id: string | null;
  readonly text: string;
  readonly number?: string;
  readonly relation?: Relation;
  readonly reason?: string;
}

interface Made {
  readonly uri: string;
  readonly id: string | null;
  readonly number: string;
  readonly issuer?: string;
  readonly place?: string;
  readonly title?: string;
  readonly body?: string;
  readonly date?: string;
  readonly cites?: readonly Cited[];
}

const symbolOf = (number: string): string => number.replace(/^\d+[-/]/, '');

const citation = (text: string, { id, text: quote, number, relation, reason }: Cited): Citation => ({
  text: quote,
  span: { start: text.indexOf(quote), end: text.indexOf(quote) + quote.length, page: 1 },
  rule: 'test.citation',
  type: 'kế hoạch',
  number: number ?? null,
  date: null,
  issuer: null,
  title: null,
  pinpoint: null,
  relation: relation ?? 'mentions',
  inferred: ['type'],
  state: id ? 'unheld' : 'unidentified',
  target: id,
  candidates: [],
  reason: id ? null : (reason ?? 'no-issuer'),
  confidence: 0.9,
});

/** A reading made by hand, with one fact of each kind. */
export const reading = (made: Made): Reading => {
  const cites = made.cites ?? [];
  const text = [made.number, made.title ?? '', made.body ?? '', ...cites.map(({ text }) => text)].join('\n');
  const span = { start: 0, end: made.number.length, page: 1 };
  const evidence = { text: made.number, span, rule: 'test.fact' };
  return {
    source: { uri: made.uri, sha256: sha(text + made.uri), mediaType: 'text/plain', size: text.length },
    text,
    pages: [0],
    summary: {
      schema: 'danchieu/summary/1',
      source: { path: made.uri, sha256: sha(text + made.uri), mediaType: 'text/plain', pages: 1, encoding: 'utf-8' },
      document: {
        id: made.id,
        kind: 'official',
        type: 'kế hoạch',
        number: made.number,
        symbol: symbolOf(made.number),
        date: made.date ?? '2022-08-24',
        place: made.place ?? null,
        issuer: made.issuer ?? null,
        title: made.title ?? null,
        signer: { name: 'Đặng Văn Tin', position: 'Phó Giám đốc', capacity: 'KT.' },
        recipients: ['Như trên', 'Lưu: VT'],
      },
      citations: cites.map((cited) => citation(text, cited)),
      periods: [{ ...evidence, start: '2022', end: '2025', horizon: null, label: null }],
      deadlines: [{ ...evidence, date: '2023-05-20', recurs: null, task: 'báo cáo', inferred: ['year'] }],
      dates: [{ ...evidence, date: '2022-09' }],
      awards: [
        {
          ...evidence,
          form: 'giấy khen',
          grantor: null,
          recipient: 'tập thể',
          min: null,
          max: 2,
          unit: 'recipient',
          per: 'đợt',
          occasion: null,
          year: 2023,
        },
      ],
      campaigns: [{ ...evidence, name: 'Đổi mới' }],
      targets: [{ ...evidence, value: 35.5, unit: '%', subject: null }],
      keywords: ['thi đua', 'khen thưởng'],
      findings: [
        { code: 'number-blank', severity: 'info', message: 'blank', text: null, details: { symbol: 'KH-UBND' }, against: null, span: null },
      ],
    },
    key: made.id ? key(made.id, symbolOf(made.number)) : null,
    citationKeys: cites.map(({ id, number }) => (id ? key(id, symbolOf(number ?? '')) : null)),
    problems: [],
  };
};

/** Three documents that know each other, and one that is only cited. */
export const plan = reading({
  uri: 'archive/ke-hoach-461.pdf',
  id: 'vn/dak-nong/ubnd/kh/2022/461',
  number: '461/KH-UBND',
  issuer: 'Ủy ban nhân dân tỉnh Đắk Nông',
  place: 'Đắk Nông',
  title: 'Tổ chức phong trào thi đua',
  body: 'Kế hoạch thi đua của tỉnh về đổi mới công nghệ.',
  cites: [{ id: 'vn/tw/ttg/qd/2022/569', text: 'Quyết định số 569/QĐ-TTg', number: '569/QĐ-TTg', relation: 'legal-basis' }],
});
export const other = reading({
  uri: 'archive/ke-hoach-461-khac.docx',
  id: 'vn/hoa-binh/ubnd/kh/2022/461',
  number: '461/KH-UBND',
  issuer: 'Ủy ban nhân dân tỉnh Hòa Bình',
  place: 'Hòa Bình',
  title: 'Phòng chống thiên tai',
});
export const letter = reading({
  uri: 'archive/cong-van.html',
  id: 'vn/dak-nong/skhcn/cv/2023/12',
  number: '12/SKHCN-VP',
  issuer: 'Sở Khoa học và Công nghệ tỉnh Đắk Nông',
  title: 'Báo cáo kết quả',
  cites: [
    { id: 'vn/dak-nong/ubnd/kh/2022/461', text: 'Kế hoạch số 461/KH-UBND', number: '461/KH-UBND', relation: 'implements' },
    { id: 'vn/tw/ttg/qd/2022/569', text: 'Quyết định 569/QĐ-TTg', number: '569/QĐ-TTg' },
    { id: null, text: 'Kế hoạch trên', reason: 'no-number' },
  ],
});
export const archive: readonly Reading[] = [plan, other, letter];
