import { settingDetails } from './details-settings.js';
import { sourceDetails } from './details-sources.js';
import type { Language } from './language.js';

/**
 * What is told of a single case, which the rooms below know in English only, as they would write it into a log.
 * A detail that is not listed (words of a parser, of a database) stays as it is.
 */
const DETAILS: readonly (readonly [RegExp, Readonly<Record<Language, string>>])[] = [
  [/^(?:ENOENT\b.*|no such file)$/s, { en: 'no such file or folder', vi: 'không có tệp hay thư mục này' }],
  [/^name is not UTF-8$/, { en: 'its name is not UTF-8: rename it', vi: 'tên tệp không phải UTF-8: hãy đổi tên' }],
  [/^(?:EACCES|EPERM)\b.*$/s, { en: 'permission denied', vi: 'không có quyền' }],
  [/^(?:EISDIR\b.*|not a file)$/s, { en: 'not a file', vi: 'không phải là tệp' }],
  [/^(?:ENOTDIR)\b.*$/s, { en: 'not a folder', vi: 'không phải là thư mục' }],
  [/^ELOOP\b.*$/s, { en: 'links that go round in a circle', vi: 'liên kết vòng tròn' }],
  [/^ENOSPC\b.*$/s, { en: 'no room left', vi: 'hết chỗ' }],
  [/^EROFS\b.*$/s, { en: 'read-only', vi: 'chỉ đọc được' }],
  [/^(.+) merged into two; line (\d+)$/, { en: '$1 merged into two; line $2', vi: '$1 được gộp vào hai định danh; dòng $2' }],
  [/^(.+) split off twice; line (\d+)$/, { en: '$1 split off twice; line $2', vi: '$1 được tách hai lần; dòng $2' }],
  [/^verdicts differ; line (\d+)$/, { en: 'verdicts differ; line $1', vi: 'kết luận khác nhau; dòng $1' }],
  [/^rejected and set; line (\d+)$/, { en: 'rejected and set; line $1', vi: 'vừa bác vừa đặt giá trị; dòng $1' }],
  [/^(\w+) differs; line (\d+)$/, { en: '$1 differs; line $2', vi: '$1 khác nhau; dòng $2' }],
  [/^a document cites itself; line (\d+)$/, { en: 'a document cites itself; line $1', vi: 'văn bản dẫn chiếu chính nó; dòng $1' }],
  [/^merges go round in a circle; line (\d+)$/, { en: 'merges go round in a circle; line $1', vi: 'các lần gộp quay vòng; dòng $1' }],
  [/^neither words nor a filter$/, { en: 'neither words nor a filter', vi: 'không có từ nào và cũng không lọc' }],
  [/^no text$/, { en: 'no text', vi: 'không có chữ' }],
  [/^no content$/, { en: 'no content', vi: 'không có nội dung' }],
  [/^(\d+) pages, (\d+) of them pictures$/, { en: '$1 pages, $2 of them pictures', vi: '$1 trang, trong đó $2 trang là ảnh' }],
  [/^(\d+) bytes, (\d+) allowed$/, { en: '$1 bytes, $2 allowed', vi: '$1 byte, cho phép $2' }],
  [/^inflates to more than (\d+) bytes$/, { en: 'inflates to more than $1 bytes', vi: 'giải nén ra hơn $1 byte' }],
  [/^(\d+) characters, (\d+) allowed$/, { en: '$1 characters, $2 allowed', vi: '$1 ký tự, cho phép $2' }],
  [/^more than (\d+) characters$/, { en: 'more than $1 characters', vi: 'hơn $1 ký tự' }],
  [/^(\d+) MB of memory$/, { en: '$1 MB of memory', vi: '$1 MB bộ nhớ' }],
  [/^(\d+) MB of heap$/, { en: '$1 MB of heap', vi: '$1 MB vùng nhớ heap' }],
  ...settingDetails,
  ...sourceDetails,
  [/^contains itself$/, { en: 'contains itself', vi: 'chứa chính nó' }],
  [/^more than (\d+) levels$/, { en: 'more than $1 levels', vi: 'hơn $1 lớp' }],
  [/^(\d+) allowed$/, { en: '$1 allowed', vi: 'cho phép $1' }],
  [
    /^inflates to more than (\d+) times its size$/,
    { en: 'inflates to more than $1 times its size', vi: 'giải nén ra hơn $1 lần kích thước' },
  ],
  [
    /^all members together inflate to more than (\d+) bytes$/,
    { en: 'all members together inflate to more than $1 bytes', vi: 'tất cả các tệp bên trong giải nén ra hơn $1 byte' },
  ],
  [/^tables of another program$/, { en: 'tables of another program', vi: 'bảng của chương trình khác' }],
  [/^no schema$/, { en: 'no schema', vi: 'không có lược đồ' }],
  [/^nested too deep$/, { en: 'nested too deep', vi: 'lồng nhau quá sâu' }],
  [/^(symlink|link)$/, { en: 'link', vi: 'liên kết' }],
  [/^no such member$/, { en: 'no such file in it', vi: 'bên trong không có tệp này' }],
  [/^Word 6 or 95$/, { en: 'Word 6 or 95', vi: 'Word 6 hoặc 95' }],
];

/** A detail of a problem in the reader's language. */
export const detailIn = (detail: string, language: Language): string => {
  const known = DETAILS.find(([pattern]) => pattern.test(detail));
  return known ? detail.replace(known[0], known[1][language]) : detail;
};
