import type { Explanation } from './explanation.js';

/** Questions in SQL that cannot be answered. */
export const problemsSqlEn = {
  E241: {
    title: 'Not one question',
    cause: 'The command sql takes exactly one SELECT, WITH … SELECT or VALUES, also behind EXPLAIN QUERY PLAN.',
    hint: 'Ask one question, without a second statement behind a semicolon. Nothing can be changed by sql.',
  },
  E242: {
    title: 'SQL cannot be run',
    cause: 'The database does not understand the question, or does not know a name in it.',
    hint: 'docs/sql.md lists the views and their columns.',
  },
  E243: {
    title: 'Name not allowed in a question',
    cause: 'The question names a function or table that reaches beyond the archive or tells of the machine.',
    hint: 'Of the pragmas only those that describe tables are open: pragma_table_info, pragma_table_list and their like. On PostgreSQL functions are open that compute from their values, and information_schema.',
  },
  E441: {
    title: 'The question took too long',
    cause: 'No answer came in the time allowed, and the process that was asked was ended.',
    hint: 'Narrow the question (joins without a condition multiply their rows), or allow more with --timeout SECONDS.',
  },
  E442: {
    title: 'The question needs too much memory',
    cause: 'Sorting, grouping or joining would hold more than is allowed.',
    hint: 'Select fewer rows or shorter columns before sorting them.',
  },
  E443: {
    title: 'The answer is too large',
    cause: 'A value is longer than 16 MB, or the answer as a whole than 64 MB.',
    hint: 'Ask for fewer rows (--limit) or for parts of long texts (substr).',
  },
  E444: {
    title: 'The question ended its process',
    cause: 'The process that was asked died, or could not open the database for reading only.',
    hint: 'Ask again; if it happens again, please report the question.',
  },
} satisfies Record<string, Explanation>;

export const problemsSqlVi: Record<keyof typeof problemsSqlEn, Explanation> = {
  E241: {
    title: 'Không phải một câu hỏi',
    cause: 'Lệnh sql nhận đúng một câu SELECT, WITH … SELECT hoặc VALUES, có thể đứng sau EXPLAIN QUERY PLAN.',
    hint: 'Hãy hỏi một câu, không thêm câu lệnh nào sau dấu chấm phẩy. Lệnh sql không thay đổi được gì.',
  },
  E242: {
    title: 'Không chạy được SQL',
    cause: 'Cơ sở dữ liệu không hiểu câu hỏi, hoặc không biết một tên trong đó.',
    hint: 'docs/sql.md liệt kê các khung nhìn và cột của chúng.',
  },
  E243: {
    title: 'Tên không được dùng trong câu hỏi',
    cause: 'Câu hỏi nêu một hàm hoặc bảng với ra ngoài kho hoặc cho biết về máy.',
    hint: 'Trong các pragma chỉ dùng được những cái mô tả bảng: pragma_table_info, pragma_table_list và tương tự. Trên PostgreSQL dùng được các hàm tính từ giá trị của chúng, và information_schema.',
  },
  E441: {
    title: 'Câu hỏi chạy quá lâu',
    cause: 'Không có trả lời trong thời gian cho phép, và tiến trình được hỏi đã bị dừng.',
    hint: 'Hãy thu hẹp câu hỏi (nối bảng không có điều kiện làm số dòng nhân lên), hoặc cho thêm thời gian bằng --timeout SỐ_GIÂY.',
  },
  E442: {
    title: 'Câu hỏi cần quá nhiều bộ nhớ',
    cause: 'Sắp xếp, gom nhóm hoặc nối bảng sẽ giữ nhiều hơn mức cho phép.',
    hint: 'Hãy chọn ít dòng hoặc cột ngắn hơn trước khi sắp xếp.',
  },
  E443: {
    title: 'Trả lời quá lớn',
    cause: 'Một giá trị dài hơn 16 MB, hoặc cả trả lời lớn hơn 64 MB.',
    hint: 'Hãy hỏi ít dòng hơn (--limit) hoặc một phần của chữ dài (substr).',
  },
  E444: {
    title: 'Câu hỏi làm chết tiến trình',
    cause: 'Tiến trình được hỏi bị dừng, hoặc không mở được cơ sở dữ liệu ở chế độ chỉ đọc.',
    hint: 'Hãy hỏi lại; nếu vẫn vậy, xin báo cho chúng tôi câu hỏi này.',
  },
};
