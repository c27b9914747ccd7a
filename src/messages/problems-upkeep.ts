import type { Explanation } from './explanation.js';

/** One writer at a time, databases of other versions, damage that is found, texts that are kept. */
export const problemsUpkeepEn = {
  E406: {
    title: 'Another process is writing',
    cause: 'One process writes to a database at a time; the one that is named does so now. Reading is not held up.',
    hint: 'Wait until it has ended, or end it: what it finished is kept. If nothing of that id runs, remove the file that is named; a server takes the right back by itself when the session ends.',
  },
  E407: {
    title: 'Another machine is writing',
    cause:
      'The file beside the database says that a process of another machine writes to it; whether it still lives cannot be known from here.',
    hint: 'Look there. If nothing writes any more, remove the file that is named and try again.',
  },
  E408: {
    title: 'Database of an older version',
    cause: 'The database was written by an older version of this program, and questions change nothing in it.',
    hint: 'Bring it up to date with: danchieu rebuild --db FILE. A copy of a file as it was stays beside it (FILE.backup-VERSION); of a database on a server make one first, with pg_dump.',
  },
  E409: {
    title: 'Damage found',
    cause: 'Rows of the database are not as they were written: a fault of the disk, or something else wrote into the file.',
    hint: 'danchieu check --db FILE says what is damaged and what to do about it.',
  },
  E410: {
    title: 'No text is kept of this file',
    cause: 'What its parser gave is not in the database, or not sound any more, so it cannot be read without the file.',
    hint: 'Read the file again: danchieu run FOLDER.',
  },
} satisfies Record<string, Explanation>;

export const problemsUpkeepVi: Record<keyof typeof problemsUpkeepEn, Explanation> = {
  E406: {
    title: 'Tiến trình khác đang ghi',
    cause: 'Mỗi lúc chỉ một tiến trình được ghi vào cơ sở dữ liệu; tiến trình nêu tên đang ghi. Việc đọc không bị cản.',
    hint: 'Hãy đợi tiến trình đó xong, hoặc dừng nó: phần đã xong được giữ. Nếu không có tiến trình nào mang số đó, hãy xóa tệp được nêu tên.',
  },
  E407: {
    title: 'Máy khác đang ghi',
    cause: 'Tệp cạnh cơ sở dữ liệu cho biết một tiến trình trên máy khác đang ghi; từ đây không biết nó còn chạy hay không.',
    hint: 'Hãy xem ở máy đó. Nếu không còn gì đang ghi, hãy xóa tệp được nêu tên rồi thử lại.',
  },
  E408: {
    title: 'Cơ sở dữ liệu của phiên bản cũ',
    cause: 'Cơ sở dữ liệu do phiên bản cũ hơn của chương trình ghi; câu hỏi thì không thay đổi gì trong đó.',
    hint: 'Hãy cập nhật bằng: danchieu rebuild --db TỆP. Bản sao nguyên trạng của tệp nằm cạnh đó (TỆP.backup-PHIÊN_BẢN); với cơ sở dữ liệu trên máy chủ thì hãy sao trước bằng pg_dump.',
  },
  E409: {
    title: 'Phát hiện hư hỏng',
    cause: 'Có dòng trong cơ sở dữ liệu không còn như lúc ghi: đĩa lỗi, hoặc có gì khác đã ghi vào tệp.',
    hint: 'danchieu check --db TỆP cho biết hỏng ở đâu và cần làm gì.',
  },
  E410: {
    title: 'Không giữ văn bản gốc của tệp này',
    cause: 'Nội dung bộ đọc đã lấy từ tệp không có trong cơ sở dữ liệu, hoặc không còn nguyên vẹn, nên không đọc lại được nếu thiếu tệp.',
    hint: 'Hãy đọc lại tệp: danchieu run THƯ_MỤC.',
  },
};
