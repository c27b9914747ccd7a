import type { auditPagesEn } from './en-explorer-audit.js';

const count = (n: number): string => n.toLocaleString('vi');

export const auditPagesVi: typeof auditPagesEn = {
  evidence: 'Nguyên văn',
  against: 'Mâu thuẫn với',
  about: 'Về',
  whole: 'cả văn bản',
  found: (findings, documents) => `${count(findings)} phát hiện trong ${count(documents)} văn bản`,
  intro: 'Những chỗ người đọc kỹ sẽ đánh dấu, kèm nguyên văn làm chứng.',
  first: (shown, all) => `Liệt kê ${count(shown)} phát hiện đầu trong ${count(all)}; dùng bộ lọc để xem các phát hiện khác.`,
  none: 'Không có phát hiện nào như vậy.',
  report: {
    title: 'Báo cáo rà soát',
    link: 'Báo cáo rà soát',
    of: (what) => `Báo cáo rà soát: ${what}`,
    print: 'Trình duyệt in trang này không kèm phần điều hướng.',
    nothing: 'Báo cáo về gì? Nêu địa chỉ của một văn bản, tên một cơ quan, hoặc từ có trong văn bản.',
    make: 'Lập báo cáo',
    empty: 'Kho không có văn bản nào thuộc lựa chọn này.',
    made: (day) => `Lập ngày ${day}.`,
    summary: 'Tóm tắt',
    documents: 'Văn bản',
    findings: 'Phát hiện',
    missing: 'Được dẫn mà chưa có trong kho',
    bases: 'Căn cứ pháp lý',
    basesOn: (day) => `Hiệu lực vào ${day}, ngày của văn bản`,
    noBases: 'Không đọc được căn cứ nào.',
    noFindings: 'Không có phát hiện nào.',
    noMissing: 'Kho có mọi văn bản mà nó nêu.',
    some: (shown, all) => `${count(shown)} trong ${count(all)} văn bản nằm ở phần này của báo cáo.`,
    moreMissing: (n) => `và ${count(n)} văn bản nữa`,
    citedTimes: (n) => `${count(n)} lượt`,
  },
};
