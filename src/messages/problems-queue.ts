import type { Explanation } from './explanation.js';

/** Work that is shared out among machines. */
export const problemsQueueEn = {
  E114: {
    title: 'Workers died of this file',
    cause: 'Each worker that read this file ended without a word, as many times as are allowed. The detail says how many.',
    hint: 'Read it alone (danchieu read FILE) to see what happens; danchieu enqueue queues it again once it or the rules have changed. --tries allows more.',
  },
  E415: {
    title: 'A server is needed',
    cause: 'Work is shared out by way of a PostgreSQL server; this archive lies in a file.',
    hint: 'Give the address of a database: --db postgres://USER@HOST/DATABASE. One machine needs no queue: danchieu run FOLDER.',
  },
  E416: {
    title: 'Jobs wait for other rules',
    cause:
      'What is left was queued by another version of the program, of its rules or parsers, or with other settings of reading. The detail names them.',
    hint: 'Start workers of that version, with the same --rules and --ocr-language; or queue the files again by this one: danchieu enqueue.',
  },
  E417: {
    title: 'The files are not there on this machine',
    cause:
      'The folder that files were queued from is not there, or may not be entered: a shared drive may not be mounted. The job went back for others.',
    hint: 'Mount the drive under the same path as where the files were queued, and start the worker again.',
  },
} satisfies Record<string, Explanation>;

export const problemsQueueVi: Record<keyof typeof problemsQueueEn, Explanation> = {
  E114: {
    title: 'Tệp làm chết các tiến trình đọc',
    cause: 'Mọi tiến trình đọc tệp này đều kết thúc không một lời, đủ số lần được phép. Chi tiết nêu bao nhiêu lần.',
    hint: 'Hãy đọc riêng tệp (danchieu read TỆP) để xem có gì xảy ra; danchieu enqueue xếp lại tệp khi tệp hoặc quy tắc đã đổi. --tries cho phép nhiều lần hơn.',
  },
  E415: {
    title: 'Cần một máy chủ',
    cause: 'Công việc được chia qua máy chủ PostgreSQL; kho này nằm trong một tệp.',
    hint: 'Hãy cho địa chỉ cơ sở dữ liệu: --db postgres://USER@HOST/DATABASE. Một máy thì không cần hàng đợi: danchieu run THƯ_MỤC.',
  },
  E416: {
    title: 'Việc đang chờ quy tắc khác',
    cause:
      'Phần còn lại được xếp hàng bởi phiên bản khác của chương trình, quy tắc hoặc bộ đọc, hay với thiết lập đọc khác. Chi tiết nêu tên chúng.',
    hint: 'Hãy chạy tiến trình của phiên bản đó, với cùng --rules và --ocr-language; hoặc xếp lại tệp bằng phiên bản này: danchieu enqueue.',
  },
  E417: {
    title: 'Máy này không có các tệp',
    cause:
      'Không có thư mục mà từ đó tệp được xếp hàng, hoặc không vào được: ổ chia sẻ có thể chưa được gắn. Việc đã trở lại cho tiến trình khác.',
    hint: 'Hãy gắn ổ vào cùng đường dẫn như nơi xếp hàng, rồi chạy lại.',
  },
};
