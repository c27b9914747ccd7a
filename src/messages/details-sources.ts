import type { Language } from './language.js';

/** Why something was not fetched. */
export const sourceDetails: readonly (readonly [RegExp, Readonly<Record<Language, string>>])[] = [
  [/^no such object$/, { en: 'no such object, and none below it', vi: 'không có đối tượng này, cũng không có gì bên dưới' }],
  [/^not an address$/, { en: 'not an address', vi: 'không phải địa chỉ' }],
  [/^not https$/, { en: 'not https', vi: 'không phải https' }],
  [/^name or password in it$/, { en: 'a name or password in it', vi: 'có tên hoặc mật khẩu trong địa chỉ' }],
  [/^more than (\d+) redirects$/, { en: 'more than $1 redirects', vi: 'chuyển hướng hơn $1 lần' }],
  [/^(\d{3})$/, { en: 'answered with $1', vi: 'trả lời $1' }],
  [/^(\d+) ms$/, { en: '$1 ms', vi: '$1 ms' }],
  [/^(\S+) is (\S*[.:]\S*)$/, { en: '$1 is $2', vi: '$1 là $2' }],
];
