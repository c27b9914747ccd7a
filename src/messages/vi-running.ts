import type { limitsEn, progressEn, runningEn } from './en-running.js';

export const runningVi: typeof runningEn = {
  commands: {
    watch: 'đọc tệp và thư mục, rồi đọc tiếp những gì mới đến hoặc thay đổi, đến khi bấm Ctrl-C',
    config: 'xem từng thiết lập và nơi giá trị của nó đến từ đâu',
  },
  options: {
    config: 'lấy thiết lập từ tệp này (mặc định: danchieu.config.json hoặc .yaml, ở đây hoặc ở thư mục trên)',
    noConfig: 'không lấy thiết lập từ tệp nào',
    onlyFailed: 'chỉ đọc lại những tệp đã bị từ chối',
    code: 'trong các tệp đã bị từ chối, chỉ lấy tệp có mã này (dùng được nhiều lần)',
    since: 'chỉ lấy tệp sửa từ: 2026-05-04, 4/5/2026, hoặc 12h, 3d, 2w trước (h giờ, d ngày, w tuần)',
    dryRun: 'cho biết sẽ đọc những gì và mất khoảng bao lâu; không ghi gì',
    report: 'ghi báo cáo của lần chạy vào tệp này, dạng JSON',
    log: 'ghi nối các sự kiện vào tệp này, mỗi dòng một đối tượng JSON',
    logLevel: 'ghi những gì vào nhật ký',
    settle: 'một tệp được coi là đã đủ khi kích thước không đổi trong chừng ấy thời gian',
    poll: 'tự xem các tệp hai giây một lần: cho ổ đĩa mạng, vốn không báo thay đổi',
    watchJson: 'in mỗi dòng một đối tượng JSON',
  },
  wantsSince: 'một ngày (2026-05-04, 4/5/2026) hoặc một khoảng kèm đơn vị (12h, 3d, 2w)',
  since: 'Tệp sửa từ lúc nào là theo thời điểm mà hệ thống tệp ghi lại; không có --since thì mọi tệp được so theo nội dung.',
  plan: {
    title: 'Sẽ đọc',
    columns: { format: 'Định dạng', files: 'Tệp', size: 'Dung lượng', time: 'Thời gian' },
    files: (found, fresh, changed, again, unchanged) =>
      `${found} tệp: ${fresh} mới, ${changed} đã đổi, ${again} cần đọc lại, ${unchanged} không đổi.`,
    refused: (count) => `${count} đường dẫn không mở được.`,
    leftOut: (count) => `${count} tệp được bỏ qua.`,
    estimate: (time, jobs, tried) => `Khoảng ${time} với ${jobs} tiến trình, đo trên ${tried} tệp.`,
    noEstimate: 'Không có gì để đo thời gian.',
    nothing: 'Không có gì để đọc.',
    written: 'Chưa ghi gì.',
  },
  units: { hours: 'giờ', minutes: 'phút', seconds: 'giây' },
  refusals: {
    again: 'Đọc lại',
    example: 'Ví dụ',
    more: (count) => `và ${count} tệp nữa`,
  },
  leftOut: (count) => `${count} tệp được bỏ qua: không thuộc lần chạy này.`,
  reported: (file) => `Báo cáo trong ${file}`,
  logFailed: (file, why) => `Không ghi tiếp được nhật ký ${file}: ${why}`,
  took: (time, rate) => `${time}, ${rate} tệp/giây`,
  watch: {
    catchingUp: 'Đang đọc những gì đã có …',
    watching: (paths) => `Đang theo dõi ${paths}. Bấm Ctrl-C để dừng.`,
    waiting: (seconds) => `thử lại sau ${seconds}`,
    waitingFor: (path) => `Chưa có ${path}; đang chờ.`,
    gone: 'không còn tệp; những gì đã đọc vẫn ở trong cơ sở dữ liệu',
    read: 'đã đọc',
    refused: 'từ chối',
    cites: (count) => `${count} dẫn chiếu`,
    unnamed: 'không thấy số ký hiệu',
    ended: (read, refused) => `Đã dừng: ${read} đã đọc, ${refused} bị từ chối.`,
    cutShort: 'Có tệp đang đọc dở: chạy lại để tiếp tục.',
  },
  config: {
    columns: { name: 'Thiết lập', value: 'Giá trị', from: 'Từ' },
    from: { flag: 'tùy chọn', environment: 'môi trường', file: 'tệp', default: 'mặc định' },
    file: (file) => `Tệp cấu hình: ${file}`,
    noFile: 'Không có tệp cấu hình.',
  },
};

export const limitsVi: typeof limitsEn = {
  time: 'ngừng đọc một văn bản sau chừng ấy thời gian',
  memory: 'dừng tiến trình đọc chiếm nhiều bộ nhớ hơn',
  heap: 'vùng nhớ heap của một tiến trình đọc',
  fileSize: 'từ chối tệp lớn hơn',
  inflated: 'từ chối tệp giải nén ra nhiều hơn',
  text: 'từ chối văn bản có nhiều ký tự hơn',
  pages: 'đọc nhiều nhất bấy nhiêu trang của một văn bản',
  wantsDuration: 'thời gian kèm đơn vị: 500ms, 60s, 5min, 1h',
  wantsSize: 'dung lượng kèm đơn vị: 500KB, 1536MB, 2GB',
};

export const progressVi: typeof progressEn = {
  reading: 'đang đọc',
  linking: 'đang nối dẫn chiếu …',
  writing: 'đang ghi bản tóm tắt …',
  rate: 'tệp/giây',
  left: (time) => `còn ${time}`,
  refused: (count) => `${count} bị từ chối`,
};
