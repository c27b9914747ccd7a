import type { Explanation } from './explanation.js';

/** Configuration files, and folders that are watched. */
export const problemsRunningEn = {
  E251: {
    title: 'Configuration is no valid YAML or JSON',
    cause: 'The file cannot be parsed at the line that is named.',
    hint: 'Check indentation, commas and quotes; --no-config goes on without the file.',
  },
  E252: {
    title: 'Unknown or wrong setting',
    cause: 'The configuration file has a name that is no setting, or a value that the setting cannot have.',
    hint: 'danchieu config lists all settings; danchieu schema config prints their schema. --no-config goes on without the file.',
  },
  E253: {
    title: 'Configuration cannot be opened',
    cause: 'The configuration file is not there, or may not be read by you.',
    hint: 'Check the path of --config or DANCHIEU_CONFIG and the permissions of the file.',
  },
  E503: {
    title: 'Changes cannot be watched',
    cause: 'The system does not tell of changes below these paths: too many folders are watched, or the drive cannot do it.',
    hint: 'Use --poll, or raise fs.inotify.max_user_watches (Linux).',
  },
  E504: {
    title: 'Nothing can be served there',
    cause: 'The port is taken by another program, or may not be used by you.',
    hint: 'Choose another with --port; --port 0 takes any that is free.',
  },
} satisfies Record<string, Explanation>;

export const problemsRunningVi: Record<keyof typeof problemsRunningEn, Explanation> = {
  E251: {
    title: 'Tệp cấu hình không phải YAML hoặc JSON hợp lệ',
    cause: 'Không phân tích được tệp ở dòng đã nêu.',
    hint: 'Hãy kiểm tra thụt dòng, dấu phẩy và dấu nháy; --no-config chạy mà không dùng tệp.',
  },
  E252: {
    title: 'Thiết lập lạ hoặc sai',
    cause: 'Tệp cấu hình có một tên không phải thiết lập, hoặc một giá trị mà thiết lập không thể có.',
    hint: 'danchieu config liệt kê mọi thiết lập; danchieu schema config in lược đồ. --no-config chạy mà không dùng tệp.',
  },
  E253: {
    title: 'Không mở được tệp cấu hình',
    cause: 'Không có tệp cấu hình, hoặc bạn không có quyền đọc.',
    hint: 'Hãy kiểm tra đường dẫn của --config hoặc DANCHIEU_CONFIG và quyền của tệp.',
  },
  E503: {
    title: 'Không theo dõi được thay đổi',
    cause: 'Hệ thống không báo thay đổi dưới các đường dẫn này: quá nhiều thư mục được theo dõi, hoặc ổ đĩa không hỗ trợ.',
    hint: 'Hãy dùng --poll, hoặc tăng fs.inotify.max_user_watches (Linux).',
  },
  E504: {
    title: 'Không mở được cổng',
    cause: 'Cổng đang do chương trình khác dùng, hoặc bạn không có quyền dùng.',
    hint: 'Hãy chọn cổng khác bằng --port; --port 0 lấy một cổng còn trống.',
  },
};
