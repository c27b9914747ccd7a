// Archives of any size with planted truth: what every citation is, by what all files together say.
// The truth is worked out from the planted documents alone; nothing of the program is asked.
import { createHash } from 'node:crypto';
import { randomOf } from './random.mjs';

const PROVINCES = [
  ...['Hà Nội', 'Phú Yên', 'Đắk Nông', 'Hòa Bình', 'Bến Tre', 'Lào Cai', 'Trà Vinh', 'Nghệ An', 'Long An', 'Kon Tum', 'Quảng Nam'],
  ...['Bình Định', 'Thái Bình', 'Hưng Yên', 'Cà Mau', 'Tây Ninh', 'Gia Lai', 'Sơn La', 'Lạng Sơn', 'Đồng Nai', 'Vĩnh Phúc', 'Hà Nam'],
];
const TOPICS = [
  ...['thi đua', 'khen thưởng', 'chuyển đổi số', 'xây dựng nông thôn mới', 'cải cách hành chính', 'đổi mới sáng tạo', 'bảo vệ môi trường'],
  ...['phòng, chống thiên tai', 'giảm nghèo bền vững', 'an toàn giao thông', 'giáo dục nghề nghiệp', 'phát triển du lịch', 'y tế cơ sở'],
  ...[
    'quản lý đất đai',
    'công tác dân vận',
    'bình đẳng giới',
    'khuyến công',
    'bảo tồn di sản',
    'chăm sóc người cao tuổi',
    'thủy lợi nội đồng',
  ],
];
const ACTS = ['tổ chức phong trào', 'tăng cường công tác', 'triển khai đề án', 'sơ kết chương trình', 'quy định về', 'hỗ trợ', 'kiểm tra'];
const GROUPS = [
  'thanh niên',
  'phụ nữ',
  'hộ kinh doanh',
  'hợp tác xã',
  'doanh nghiệp nhỏ',
  'trường học',
  'vùng dân tộc thiểu số',
  'cán bộ cơ sở',
];

const series = (family, type, symbol, slug) => ({ family, type, symbol, slug });
const LOCAL = [
  {
    slug: 'ubnd',
    name: 'Ủy ban nhân dân tỉnh',
    series: [
      ...[
        series('state', 'kế hoạch', 'KH-UBND', 'kh'),
        series('state', 'quyết định', 'QĐ-UBND', 'qd'),
        series('state', 'báo cáo', 'BC-UBND', 'bc'),
      ],
      ...[series('normative', 'quyết định', 'QĐ-UBND', 'qd-qppl'), series('state', 'công văn', 'UBND-VX', 'cv')],
    ],
  },
  {
    slug: 'hdnd',
    name: 'Hội đồng nhân dân tỉnh',
    series: [series('state', 'nghị quyết', 'NQ-HĐND', 'nq'), series('normative', 'nghị quyết', 'NQ-HĐND', 'nq-qppl')],
  },
  {
    slug: 'snv',
    name: 'Sở Nội vụ tỉnh',
    series: [series('state', 'kế hoạch', 'KH-SNV', 'kh'), series('state', 'tờ trình', 'TTr-SNV', 'ttr')],
  },
  { slug: 'tinh-uy', name: 'Tỉnh ủy', series: [series('party', 'nghị quyết', 'NQ/TU', 'nq'), series('party', 'kế hoạch', 'KH/TU', 'kh')] },
  { slug: 'ldld', name: 'Liên đoàn Lao động tỉnh', series: [series('state', 'hướng dẫn', 'HD-LĐLĐ', 'hd')] },
];
const CENTRAL = [
  {
    slug: 'ttg',
    name: 'Thủ tướng Chính phủ',
    series: [series('state', 'quyết định', 'QĐ-TTg', 'qd'), series('normative', 'quyết định', 'QĐ-TTg', 'qd-qppl')],
  },
  {
    slug: 'cp',
    name: 'Chính phủ',
    series: [series('normative', 'nghị định', 'NĐ-CP', 'nd'), series('state', 'nghị quyết', 'NQ-CP', 'nq')],
  },
  { slug: 'bnv', name: 'Bộ Nội vụ', series: [series('normative', 'thông tư', 'TT-BNV', 'tt')] },
  {
    slug: 'trung-uong',
    name: 'Ban Chấp hành Trung ương',
    series: [series('party', 'nghị quyết', 'NQ/TW', 'nq'), series('party', 'chỉ thị', 'CT/TW', 'ct')],
  },
  { slug: 'qh', name: 'Quốc hội', series: [series('assembly', 'luật', 'QH', 'luat'), series('assembly', 'nghị quyết', 'QH', 'nq')] },
];

const YEARS = [2012, 2024];
/** First days of terms; none begins on a day that is given out, so that both ways of counting agree. */
const TERMS = {
  local: ['2005-10-01', '2010-08-15', '2015-08-15', '2020-08-15'],
  central: ['2006-04-26', '2011-01-20', '2016-01-29', '2021-02-02'],
};

const fold = (text) =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase();
const slug = (text) => fold(text).replace(/[^a-z0-9]+/g, '-');
const two = (n) => String(n).padStart(2, '0');
const sha = (text) => createHash('sha256').update(text).digest('hex');

const bodiesOf = (provinces) => [
  ...CENTRAL.map((body) => ({ ...body, path: `tw/${body.slug}`, place: null, central: true })),
  ...PROVINCES.slice(0, provinces).flatMap((place) =>
    LOCAL.map((body) => ({ ...body, name: `${body.name} ${place}`, path: `${slug(place)}/${body.slug}`, place, central: false })),
  ),
];

const termOf = (date, central) => {
  const starts = central ? TERMS.central : TERMS.local;
  const start = starts.filter((day) => day <= date).at(-1);
  const year = Number(start.slice(0, 4));
  return `${year}-${year + 5}`;
};
/** The weeks in which provinces hold their congresses are left out: no term is certain there. */
const isCertain = (date) => !/^20(?:10|15|20)-(?:08|09|10|11)/.test(date);

const assemblyOf = (year) => (year >= 2021 ? 15 : year >= 2016 ? 14 : year >= 2011 ? 13 : 12);

/** How a citation is written, with the share up to which it is chosen; what a style leaves out the key does not have. */
const STYLES = [
  ['full', 0.79],
  ['no-date', 0.88],
  ['no-issuer', 0.92],
  ['no-issuer-no-date', 0.945],
  ['no-type', 0.97],
  ['no-number', 1],
];
const styleOf = (share) => STYLES.find(([, end]) => share < end)[0];

const RELATIONS = ['legal-basis', 'implements', 'mentions', 'amends', 'replaces', 'guides'];

export class PlantedArchive {
  /**
   * `documents` planted ones, seven in ten of them held; `citations` of each held one on average. With `phantoms` some
   * documents that nothing holds or names in full are cited with parts missing, so that nothing tells them from those that fit.
   * `movements` is the share of documents that name one (default: none does), some of them misspelt or with its period.
   */
  constructor({ documents, seed = 1, citations = 14, provinces = PROVINCES.length, phantoms = false, movements = 0 }) {
    this.seed = seed;
    this.movements = movements;
    this.phantoms = phantoms;
    this.citations = citations;
    this.documents = this.#plant(documents, bodiesOf(provinces));
    this.#note();
  }

  #plant(count, bodies) {
    const random = randomOf(this.seed);
    const kinds = bodies.flatMap((body) => body.series.map((one) => ({ ...one, body })));
    const drafts = [];
    for (let i = 0; i < count; i++) {
      const kind = kinds[Math.floor(random() * kinds.length)];
      const year = YEARS[0] + Math.floor(random() * (YEARS[1] - YEARS[0] + 1));
      const date = `${year}-${two(1 + Math.floor(random() * 12))}-${two(1 + Math.floor(random() * 28))}`;
      if (kind.family === 'party' && !isCertain(date)) i--;
      else drafts.push({ kind, date });
    }
    drafts.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
    const counters = new Map();
    return drafts.map(({ kind, date }, i) => this.#document(kind, date, i, counters, random));
  }

  #document(kind, date, index, counters, random) {
    const { family, type, body } = kind;
    const year = family === 'party' ? termOf(date, body.central) : date.slice(0, 4);
    const cell = `${body.path} ${kind.slug} ${kind.symbol} ${year}`;
    const serial = (counters.get(cell) ?? 0) + 1;
    counters.set(cell, serial);
    const assembly = `qh${assemblyOf(Number(year.slice(0, 4)))}`;
    const letters = family === 'assembly' ? assembly.toUpperCase() : kind.symbol;
    const tail = family === 'assembly' ? `/${assembly}` : '';
    const number = `${two(serial)}${family === 'party' ? '-' : '/'}${family === 'normative' || family === 'assembly' ? `${year}/` : ''}${letters}`;
    const chance = random();
    const role = chance < 0.3 ? 'cited' : chance < 0.31 && family === 'state' ? 'undated' : chance < 0.32 ? 'blank' : 'held';
    const topic = TOPICS[Math.floor(random() * TOPICS.length)];
    const title = `${ACTS[Math.floor(random() * ACTS.length)]} ${topic} cho ${GROUPS[Math.floor(random() * GROUPS.length)]} đợt ${1 + (index % 997)}`;
    const path = `vn/${body.path}/${kind.slug}/${year}/${two(serial)}${tail}`;
    const key = { family, body: body.path, type: kind.slug, number: String(serial), year, symbol: slug(letters), date };
    return {
      index,
      family,
      type,
      letters,
      number,
      date,
      title,
      body,
      role,
      path,
      key,
      copies: random() < 0.1 ? 1 + Math.floor(random() * 2) : 0,
    };
  }

  /** The name under which the archive holds or knows a document. */
  nodeOf({ role, path, index, body, key }) {
    if (role === 'undated') return `unidentified/${this.digest(index, 0).slice(0, 12)}`;
    return role === 'blank' ? `vn/${body.path}/${key.type}/${key.year}/~${this.digest(index, 0).slice(0, 8)}` : path;
  }

  digest(index, copy) {
    return sha(`${this.seed} ${index} ${copy}`);
  }

  /** What document `index` cites, in reading order: earlier documents, each with the style it is written in. */
  planOf(index) {
    const document = this.documents[index];
    if (document.role === 'cited') return [];
    const random = randomOf(this.seed * 7919 + index * 104729 + 1);
    const wanted = Math.floor(random() * 2 * this.citations);
    const plan = [];
    for (let i = 0; i < wanted; i++) {
      // Many lean on few: the square draws to the front, where the older documents stand.
      const target = this.documents[Math.floor((random() < 0.3 ? random() ** 3 : random()) * index)];
      if (target === document || target.date > document.date || target.role === 'blank') continue;
      const chosen = styleOf(random());
      const style =
        this.phantoms || target.role !== 'cited' || this.inFull === undefined || this.inFull.has(target.index) ? chosen : 'full';
      plan.push({ target, style, relation: RELATIONS[Math.floor(random() * RELATIONS.length)] });
    }
    return plan;
  }

  /** The key of a citation, null where no number is said. */
  keyOf({ target, style }) {
    if (style === 'no-number') return null;
    const { key, family } = target;
    const undated = style.includes('no-date');
    const counted = family === 'normative' || family === 'assembly';
    return {
      ...key,
      body: style.startsWith('no-issuer') ? null : key.body,
      type: style === 'no-type' ? null : key.type,
      year: undated && !counted ? null : key.year,
      date: undated ? null : key.date,
    };
  }

  /** Which documents are named somewhere with all parts, and whether with their day. */
  #note() {
    this.named = new Map();
    this.alike = new Map();
    for (const { key, index } of this.documents) {
      const group = `${key.number} ${key.symbol}`;
      const same = this.alike.get(group);
      if (same) same.push(index);
      else this.alike.set(group, [index]);
    }
    const inFull = new Set();
    for (const { index } of this.documents)
      for (const { style, target } of this.planOf(index)) if (style === 'full') inFull.add(target.index);
    this.inFull = inFull;
    for (const { index } of this.documents) for (const citation of this.planOf(index)) this.#name(citation);
  }

  #name(citation) {
    const key = this.keyOf(citation);
    if (key === null || [key.body, key.type, key.year].includes(null)) return;
    this.named.set(citation.target.index, this.named.get(citation.target.index) || key.date !== null);
  }

  /** What the archive knows under this number: `{ id, held, … }`, parts that are not known null. */
  #known(group) {
    return (this.alike.get(group) ?? []).flatMap((index) => {
      const { role, key, path } = this.documents[index];
      const named = this.named.get(index);
      const cited =
        named === undefined
          ? []
          : [{ id: path, held: false, ...key, date: named ? key.date : null, day: named ? key.date : key.year.slice(0, 4) }];
      if (role === 'held') return [{ id: path, held: true, ...key, day: key.date }];
      if (role === 'undated')
        return [{ id: this.nodeOf(this.documents[index]), held: true, ...key, year: null, date: null, day: null }, ...cited];
      return role === 'cited' ? cited : [];
    });
  }

  /** What a citation of this document is: state, target, candidates. */
  truthOf(index, citation) {
    const citing = this.documents[index];
    const key = this.keyOf(citation);
    const { target } = citation;
    if (key === null) return { state: 'unidentified', target: null, candidates: [] };
    if (key.body !== null && key.type !== null && key.year !== null)
      return { state: target.role === 'held' ? 'resolved' : 'unheld', target: target.path, candidates: [] };
    const own = this.nodeOf(citing);
    const day = citing.role === 'undated' ? null : citing.date;
    const agree = (a, b) => a === null || b === null || a === b;
    const fitting = this.#known(`${key.number} ${key.symbol}`)
      .filter((known) => ['body', 'type', 'year', 'date'].every((part) => agree(key[part], known[part])))
      .filter((known) => (known.family === 'normative') === (key.family === 'normative'))
      .filter((known) => known.id !== own && (day === null || known.day === null || known.day <= day.slice(0, known.day.length)));
    const ids = fitting.map(({ id }) => id).sort();
    if (fitting.length === 0) return { state: 'unidentified', target: null, candidates: [] };
    const [only] = fitting;
    const stated = key.body !== null || (key.date !== null && key.date === only.date);
    if (fitting.length > 1 || !stated) return { state: 'ambiguous', target: null, candidates: ids };
    return { state: only.held ? 'resolved' : 'unheld', target: only.id, candidates: [] };
  }

  quoteOf({ target, style }) {
    const [year, month, day] = target.date.split('-').map(Number);
    const type = style === 'no-type' ? 'Văn bản' : target.type[0].toUpperCase() + target.type.slice(1);
    if (style === 'no-number') return `${type} nêu trên`;
    const date = style.includes('no-date') ? '' : ` ngày ${day}/${month}/${year}`;
    return `${type} số ${target.number}${date}${style.startsWith('no-issuer') ? '' : ` của ${target.body.name}`}`;
  }

  /** The files of one document: `[]` for one that is only cited, several where copies of it are held, the fullest one first. */
  readingsOf(index) {
    const document = this.documents[index];
    const plan = this.planOf(index);
    if (document.role === 'cited') return [];
    const copies = document.role === 'held' && plan.length > 1 ? document.copies : 0;
    return Array.from({ length: 1 + copies }, (_, copy) =>
      this.#reading(document, copy === 0 ? plan : plan.slice(0, plan.length >> 1), copy),
    );
  }

  /** The movement that a document names and where its period stands behind it; null where it names none. */
  #movementOf({ index, date }) {
    const random = randomOf(this.seed * 15_485_863 + index * 32_452_843 + 7);
    if (this.movements === 0 || random() >= this.movements) return null;
    const spelt = `thi đua ${TOPICS[Math.floor(random() * TOPICS.length)]} trong ${GROUPS[Math.floor(random() * GROUPS.length)]}`;
    const at = 8 + Math.floor(random() * (spelt.length - 8));
    const name = random() < 0.05 ? spelt.slice(0, at) + spelt.slice(at + 1) : spelt;
    const from = Number(date.slice(0, 4)) - (Number(date.slice(0, 4)) % 5) + 1;
    return { name, period: random() < 0.25 ? { from, to: from + 4 } : null };
  }

  #reading(document, plan, copy) {
    const { role, type, letters, number, date, title, body, key, index } = document;
    const uri = `archive/${Math.floor(index / 1000)}/${index}-${copy}.txt`;
    const digest = this.digest(index, copy);
    let text = `${body.name.toUpperCase()}\nSố: ${number}\n${type.toUpperCase()}\n${title}\n`;
    const citations = plan.map((citation) => {
      const quote = this.quoteOf(citation);
      text += `${citation.relation === 'legal-basis' ? 'Căn cứ ' : 'Thực hiện '}`;
      const start = text.length;
      text += `${quote} về ${citation.target.title};\n`;
      const complete = this.keyOf(citation);
      const whole = complete !== null && ![complete.body, complete.type, complete.year].includes(null);
      return {
        text: quote,
        span: { start, end: start + quote.length, page: 1 },
        rule: 'bench.citation',
        type: citation.style === 'no-type' ? null : citation.target.type,
        number: complete === null ? null : citation.target.number,
        date: complete?.date ?? null,
        issuer: complete?.body ? citation.target.body.name : null,
        title: null,
        pinpoint: null,
        relation: citation.relation,
        inferred: [],
        state: whole ? 'unheld' : 'unidentified',
        target: whole ? citation.target.path : null,
        candidates: [],
        reason: null,
        confidence: 1,
      };
    });
    const movement = this.#movementOf(document);
    const campaigns = [];
    const periods = [];
    const factAt = (own, rule) => {
      const start = text.length;
      text += own;
      return { text: own, span: { start, end: text.length, page: 1 }, rule };
    };
    if (movement) {
      const { name, period } = movement;
      text += 'Phong trào “';
      campaigns.push({ ...factAt(name, 'bench.campaign'), name });
      text += '” ';
      if (period) {
        const years = { start: `${period.from}-01-01`, end: `${period.to}-12-31`, horizon: null, label: null };
        periods.push({ ...factAt(`giai đoạn ${period.from} - ${period.to}`, 'bench.period'), ...years });
      }
      text += '.\n';
    }
    const blank = role === 'blank';
    const dated = role !== 'undated';
    return {
      source: { uri, sha256: digest, mediaType: 'text/plain', size: text.length },
      text,
      pages: [0],
      summary: {
        schema: 'danchieu/summary/1',
        source: { path: uri, sha256: digest, mediaType: 'text/plain', pages: 1, encoding: 'utf-8' },
        document: {
          id: dated ? this.nodeOf(document) : null,
          kind: 'official',
          type,
          number: blank ? null : number,
          symbol: letters,
          date: dated ? date : null,
          place: body.place,
          issuer: body.name,
          title,
          signer: null,
          recipients: [],
        },
        citations,
        periods,
        deadlines: [],
        dates: [],
        awards: [],
        campaigns,
        targets: [],
        keywords: [],
        findings: [],
      },
      key: blank ? null : { ...key, ...(dated ? {} : { year: null, date: null }) },
      citationKeys: plan.map((citation) => this.keyOf(citation)),
      problems: [],
    };
  }
}
