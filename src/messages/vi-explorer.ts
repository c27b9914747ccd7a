import type { explorerEn } from './en-explorer.js';
import { apiVi } from './vi-explorer-api.js';
import { auditPagesVi } from './vi-explorer-audit.js';
import { documentVi } from './vi-explorer-document.js';
import { graphVi } from './vi-explorer-graph.js';
import { findVi, homeVi } from './vi-explorer-home.js';
import { explorerLayoutVi } from './vi-explorer-layout.js';
import { tablesVi } from './vi-explorer-tables.js';
import { wrongVi } from './vi-explorer-wrong.js';

const count = (n: number): string => n.toLocaleString('vi');

export const explorerVi: typeof explorerEn = {
  api: apiVi,
  graph: graphVi,
  tables: tablesVi,
  overview: homeVi,
  find: findVi,
  audit: auditPagesVi,
  document: documentVi,
  wrong: wrongVi,
  command: 'xem kho văn bản bằng trình duyệt trên máy này, chỉ đọc',
  port: 'cổng lắng nghe (0: cổng bất kỳ)',
  badPort: 'một cổng từ 0 đến 65535',
  serving: 'Chỉ trả lời trình duyệt trên máy này. Ctrl-C để dừng.',
  home: 'Kho văn bản',
  search: 'Tìm',
  searchHint: 'số ký hiệu, từ ngữ, "cụm từ"',
  otherLanguage: 'English',
  skip: 'Đến nội dung',
  navigation: 'Các trang',
  pages: {
    awards: 'Khen thưởng',
    campaigns: 'Phong trào',
    deadlines: 'Thời hạn',
    missing: 'Còn thiếu',
    ambiguous: 'Chưa rõ',
    bodies: 'Cơ quan',
    findings: 'Phát hiện',
    refused: 'Bị từ chối',
  },
  pager: 'Các trang của bảng',
  previous: 'Trước',
  next: 'Sau',
  pageOf: (at: number, last: number): string => `trang ${count(at)}/${count(last)}`,
  filter: 'Dòng có',
  sortBy: 'Sắp theo',
  ignored: (name, value) => `“${value}” không phải là giá trị của “${name}”: đã bỏ qua.`,
  filterGo: 'Lọc',
  rows: (shown: number, all: number): string => (shown === all ? `${count(all)} dòng` : `${count(shown)}/${count(all)} dòng`),
  nothing: 'Không tìm thấy gì.',
  query: 'Trên dòng lệnh:',
  notFound: 'Không có trang này',
  notFoundHint: 'Hãy tìm theo số ký hiệu hoặc từ ngữ.',
  failed: 'Kho văn bản không trả lời được',
  layout: explorerLayoutVi,
};
