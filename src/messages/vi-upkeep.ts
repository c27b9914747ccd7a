import type { upkeepEn } from './en-upkeep.js';

export const upkeepVi: typeof upkeepEn = {
  commands: {
    check: 'kiểm tra cơ sở dữ liệu còn nguyên vẹn không: cấu trúc, từng văn bản, từng trích dẫn',
    rebuild: 'lập lại mọi dữ kiện, liên kết và chỉ mục từ các văn bản đã giữ, không đọc lại tệp',
  },
  takenUp: (count) => `Có ${count} tệp đang được đọc khi lần chạy trước dừng; phần chưa xong đã được đọc lại.`,
  sound: (documents, facts, citations) => `Nguyên vẹn: ${documents} tệp, ${facts} dữ kiện, ${citations} trích dẫn.`,
  unfinished: 'Một lần chạy, hiệu đính hoặc lập lại chưa xong; lần chạy hoặc lập lại sau sẽ làm tiếp. Chưa kiểm tra liên kết.',
  damage: (count) => `Phát hiện ${count} chỗ hỏng`,
  columns: { what: 'Hỏng gì', where: 'Ở đâu', detail: 'Chi tiết', todo: 'Cần làm' },
  kinds: {
    structure: 'cấu trúc của tệp',
    schema: 'bảng hoặc chỉ mục bị thiếu hay bị đổi',
    document: 'có dòng không còn như lúc ghi',
    raw: 'không đọc được văn bản gốc đã giữ',
    span: 'dữ kiện không khớp với chữ tại vị trí của nó',
    target: 'trích dẫn dẫn đến chỗ không có',
    orphan: 'dòng không thuộc về đâu',
    derived: 'bảng hoặc chỉ mục không còn như lúc liên kết xong',
    lost: 'mất phần việc đã xong',
  },
  advice: {
    rebuild: 'danchieu rebuild',
    run: 'chạy lại thư mục: danchieu run THƯ_MỤC',
    force: 'đọc lại tệp: danchieu run --force TỆP',
    restore: 'giữ một bản sao; khôi phục bản sao lưu, hoặc chạy lại với --db khác',
  },
  rebuilt: (documents) => `Đã lập lại ${documents} văn bản từ nội dung đã giữ.`,
  needing: (count) => `Có ${count} tệp không còn văn bản gốc nguyên vẹn; những gì đã đọc vẫn được giữ. Hãy đọc lại: danchieu run THƯ_MỤC`,
  more: (count) => `và ${count} chỗ nữa (--json liệt kê tất cả)`,
};
