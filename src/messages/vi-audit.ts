import type { audit as english } from './en-audit.js';

export const audit: typeof english = {
  about: 'chỉ ra những gì người đọc kỹ sẽ đánh dấu: ngày, loại, cơ quan, căn cứ mâu thuẫn nhau',
  ids: 'các văn bản cần xem, như với show; không nêu thì xem tất cả',
  severity: 'chỉ các phát hiện ở mức này',
  code: 'chỉ các phát hiện có mã này (dùng được nhiều lần)',
  all: 'hiện cả ghi chú, không chỉ cảnh báo và lỗi',
  csv: 'in CSV',
  unknownCode: (code) => `không có phát hiện ${code}; docs/findings.md liệt kê tất cả`,
  against: 'mâu thuẫn với',
  severities: { error: 'lỗi', warning: 'cảnh báo', info: 'ghi chú' },
  columns: { severity: 'Mức', code: 'Mã', meaning: 'Ý nghĩa', findings: 'Phát hiện', documents: 'Văn bản' },
  none: 'Không có gì cần đánh dấu.',
  more: (shown, all) => `hiện ${shown} trong ${all} phát hiện; dùng --limit để xem thêm.`,
  looked: (documents, errors, warnings) => `${documents} văn bản: ${errors} lỗi, ${warnings} cảnh báo.`,
  notes: (count) => `${count} ghi chú khi dùng --all.`,
};
