import type { sqlEn } from './en-sql.js';

export const sqlVi: typeof sqlEn = {
  command: 'hỏi các khung nhìn của cơ sở dữ liệu bằng một câu SELECT; không ghi được gì',
  argument: 'một câu SELECT, WITH hoặc VALUES; docs/sql.md liệt kê các khung nhìn',
  csv: 'in ra CSV',
  timeout: 'số giây, quá thì dừng câu hỏi',
  seconds: 'một số giây lớn hơn 0',
  truncated: (rows: number) => `Chỉ hiện ${rows} dòng đầu; thêm --limit để xem nhiều hơn.`,
};
