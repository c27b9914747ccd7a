import type { exportsEn } from './en-exports.js';

export const exportsVi: typeof exportsEn = {
  redact: 'che số điện thoại và tên cá nhân ngoài công vụ (docs/export.md nói rõ đến mức nào)',
  parquetWantsFolder: "'--format parquet' ghi mỗi bảng một tệp nên cần '--out'",
};
