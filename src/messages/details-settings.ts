import type { Language } from './language.js';

type Detail = readonly [RegExp, Readonly<Record<Language, string>>];

/** What a value of a setting looks like, in the words of settings/parse.ts. */
const WANTED: readonly (readonly [en: string, vi: string])[] = [
  ['a text', 'một chuỗi'],
  ['a path', 'một đường dẫn'],
  ['a list of paths', 'một danh sách đường dẫn'],
  ['a path or false', 'một đường dẫn hoặc false'],
  ['a time with its unit, such as 60s or 5min', 'thời gian kèm đơn vị, như 60s hoặc 5min'],
  ['a size with its unit, such as 1536MB', 'dung lượng kèm đơn vị, như 1536MB'],
  ['a whole number from 1', 'số nguyên từ 1 trở lên'],
  ['one of en, vi', 'một trong en, vi'],
  ['a list of languages such as vie', 'một danh sách ngôn ngữ như vie'],
  ['true or false', 'true hoặc false'],
  ['one of error, warning, info, debug', 'một trong error, warning, info, debug'],
  ['names and values', 'các tên và giá trị'],
];

/** Faults of a configuration file. */
export const settingDetails: readonly Detail[] = [
  [/^(\S+): unknown$/, { en: '$1: unknown', vi: '$1: không có thiết lập này' }],
  [
    /^(\S+): unknown; meant is perhaps (\S+)$/,
    { en: '$1: unknown; did you mean $2?', vi: '$1: không có thiết lập này; có phải ý bạn là $2?' },
  ],
  ...WANTED.map(([en, vi]): Detail => [new RegExp(`^(\\S*): wants ${en}$`), { en: `$1: must be ${en}`, vi: `$1: phải là ${vi}` }]),
];
