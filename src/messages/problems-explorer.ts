import type { Explanation } from './explanation.js';

/** What programs ask over HTTP or as tools and is not answered. */
export const problemsExplorerEn = {
  E245: {
    title: 'Question or parameter not allowed',
    cause: 'There is no such question, a parameter is not known or missing, or has a value that it cannot have.',
    hint: 'The page /api lists all questions with their parameters; /api/openapi.json says the same for programs.',
  },
  E246: {
    title: 'Only reading is possible here',
    cause: 'The explorer answers GET and HEAD; nothing is changed over HTTP.',
    hint: 'Ask with GET. Corrections are written with danchieu correct.',
  },
  E247: {
    title: 'Address too long',
    cause: 'The address, or one of its parameters, is longer than any question needs, or there are too many of them.',
    hint: 'Shorten it; danchieu on the command line takes questions of any length.',
  },
  E248: {
    title: 'Not asked from this machine',
    cause:
      'The request names another host than this machine, as a page elsewhere does that wants to read the archive through your browser.',
    hint: 'Open the address that danchieu serve prints.',
  },
  E445: {
    title: 'The archive took too long to answer',
    cause: 'No answer came in the time that a page or a question is given.',
    hint: 'Narrow the question: fewer steps, a year, a body. The command line has no such limit.',
  },
} satisfies Record<string, Explanation>;

export const problemsExplorerVi: Readonly<Record<keyof typeof problemsExplorerEn, Explanation>> = {
  E245: {
    title: 'Câu hỏi hoặc tham số không được phép',
    cause: 'Không có câu hỏi này, hoặc tham số không được biết, còn thiếu, hay có giá trị không được phép.',
    hint: 'Trang /api liệt kê mọi câu hỏi và tham số; /api/openapi.json cho biết cùng nội dung cho chương trình.',
  },
  E246: {
    title: 'Ở đây chỉ đọc được',
    cause: 'Trình duyệt kho chỉ trả lời GET và HEAD; không có gì thay đổi qua HTTP.',
    hint: 'Hãy hỏi bằng GET. Dùng danchieu correct để ghi đính chính.',
  },
  E247: {
    title: 'Địa chỉ quá dài',
    cause: 'Địa chỉ hoặc một tham số dài hơn mức mà một câu hỏi cần, hoặc có quá nhiều tham số.',
    hint: 'Hãy rút ngắn; danchieu trên dòng lệnh nhận câu hỏi dài bao nhiêu cũng được.',
  },
  E248: {
    title: 'Không phải hỏi từ máy này',
    cause: 'Yêu cầu gọi tên máy khác, như một trang ở nơi khác muốn đọc kho văn bản qua trình duyệt của bạn.',
    hint: 'Hãy mở địa chỉ mà danchieu serve in ra.',
  },
  E445: {
    title: 'Kho văn bản trả lời quá lâu',
    cause: 'Không có câu trả lời trong thời gian dành cho một trang hoặc một câu hỏi.',
    hint: 'Hãy thu hẹp câu hỏi: ít bước hơn, một năm, một cơ quan. Dòng lệnh không có giới hạn này.',
  },
};
