import type { Explanation } from './explanation.js';

/** Files that hold other files: ZIP, TAR, e-mail. */
export const problemsContainersEn = {
  E121: {
    title: 'Several documents in one file',
    cause: 'One document is read, and the file is an archive or an e-mail that holds several.',
    hint: "Read one of them by its name (danchieu read 'archive.zip!/2022/plan.pdf'), or all into the archive: danchieu run FILE.",
  },
  E122: {
    title: 'Nothing in it',
    cause: 'The archive or e-mail holds no files, or only hidden ones and those that systems put there.',
    hint: 'Check that it is the right file, and that its download was not cut off.',
  },
  E123: {
    title: 'Archives within archives without end',
    cause: 'Archives lie within one another deeper than is allowed, or one contains itself.',
    hint: 'If you trust where the file came from, --max-depth allows more; one that contains itself holds nothing else.',
  },
  E124: {
    title: 'Too many files in it',
    cause: 'The archive holds more files than are allowed; those up to the limit were read.',
    hint: 'If you trust where it came from, --max-members allows more.',
  },
  E125: {
    title: 'Not a file',
    cause: 'What the archive holds under this name is a link or a device. These are never followed.',
    hint: 'Nothing is lost where the file that is linked to lies in the same archive.',
  },
  E126: {
    title: 'Files that overlap',
    cause: 'Several files of the archive share the same bytes, as only archives do that were made to harm.',
    hint: 'Ask where the file came from. Its other files were read.',
  },
  W121: {
    title: 'Renamed member',
    cause:
      'The name in the archive had something in it that no file should have: a way up, a root, control characters, or too many letters.',
    hint: 'The file was read and goes by a harmless name; the name as it stood is given.',
  },
} satisfies Record<string, Explanation>;

export const problemsContainersVi: Record<keyof typeof problemsContainersEn, Explanation> = {
  E121: {
    title: 'Nhiều văn bản trong một tệp',
    cause: 'Lệnh read đọc một văn bản, còn tệp này là tệp nén hoặc thư điện tử chứa nhiều văn bản.',
    hint: "Hãy đọc từng văn bản theo tên (danchieu read 'archive.zip!/2022/plan.pdf'), hoặc đọc tất cả vào kho: danchieu run TỆP.",
  },
  E122: {
    title: 'Không có gì bên trong',
    cause: 'Tệp nén hoặc thư điện tử không chứa tệp nào, hoặc chỉ có tệp ẩn và tệp của hệ thống.',
    hint: 'Hãy kiểm tra xem có đúng tệp không và lần tải có bị ngắt không.',
  },
  E123: {
    title: 'Tệp nén lồng nhau không dứt',
    cause: 'Các tệp nén lồng vào nhau sâu hơn mức cho phép, hoặc có tệp chứa chính nó.',
    hint: 'Nếu tin nguồn của tệp, --max-depth cho phép nhiều lớp hơn; tệp chứa chính nó thì không còn gì khác.',
  },
  E124: {
    title: 'Quá nhiều tệp bên trong',
    cause: 'Tệp nén chứa nhiều tệp hơn mức cho phép; các tệp trong giới hạn đã được đọc.',
    hint: 'Nếu tin nguồn của tệp, --max-members cho phép nhiều hơn.',
  },
  E125: {
    title: 'Không phải là tệp',
    cause: 'Mục mang tên này trong tệp nén là liên kết hoặc thiết bị. Chương trình không bao giờ đi theo chúng.',
    hint: 'Không mất gì nếu tệp được liên kết cũng nằm trong tệp nén đó.',
  },
  E126: {
    title: 'Các tệp chồng lên nhau',
    cause: 'Nhiều tệp trong tệp nén dùng chung các byte, điều chỉ có ở tệp nén được tạo để gây hại.',
    hint: 'Hãy hỏi lại nguồn của tệp. Các tệp khác bên trong đã được đọc.',
  },
  W121: {
    title: 'Tên được đổi',
    cause: 'Tên trong tệp nén có phần mà tên tệp không nên có: đường dẫn đi lên, gốc, ký tự điều khiển, hoặc quá dài.',
    hint: 'Tệp đã được đọc dưới một tên vô hại; tên ban đầu được nêu kèm.',
  },
};
