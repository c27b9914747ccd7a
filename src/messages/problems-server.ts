import type { Explanation } from './explanation.js';

/** A database on a server: reaching it, being let in, staying connected. */
export const problemsServerEn = {
  E411: {
    title: 'Server cannot be reached',
    cause: 'Nothing answers at the host and port of the address given with --db, or the server takes no more connections.',
    hint: 'Check host and port, that PostgreSQL runs there and takes connections from here (listen_addresses, pg_hba.conf, firewall).',
  },
  E412: {
    title: 'Server does not let us in',
    cause: 'The server knows no such database or user, the password is wrong, or the user lacks a right in the schema.',
    hint: 'Check user and database of --db postgres://USER@HOST/DATABASE. The password can stand in PGPASSWORD or ~/.pgpass; a new database is made with: createdb DATABASE.',
  },
  E413: {
    title: 'Connection to the server was lost',
    cause: 'The server was stopped or restarted, or the network between here and there was cut.',
    hint: 'Run again when it is back: what was finished is kept, and what was not is done then.',
  },
  E414: {
    title: 'Server is not fit for an archive',
    cause: 'PostgreSQL 15 or later is needed, with a database in UTF-8 and a schema to write to.',
    hint: 'Addresses begin with postgres://. Update the server, or make a database: createdb --encoding UTF8 --template template0 DATABASE.',
  },
} satisfies Record<string, Explanation>;

export const problemsServerVi: Record<keyof typeof problemsServerEn, Explanation> = {
  E411: {
    title: 'Không kết nối được máy chủ',
    cause: 'Không có gì trả lời tại máy và cổng của địa chỉ nêu ở --db, hoặc máy chủ không nhận thêm kết nối.',
    hint: 'Hãy kiểm tra tên máy và cổng, PostgreSQL có đang chạy ở đó và nhận kết nối từ đây không (listen_addresses, pg_hba.conf, tường lửa).',
  },
  E412: {
    title: 'Máy chủ không cho vào',
    cause: 'Máy chủ không có cơ sở dữ liệu hoặc người dùng này, mật khẩu sai, hoặc người dùng thiếu quyền trong lược đồ.',
    hint: 'Hãy kiểm tra người dùng và cơ sở dữ liệu của --db postgres://USER@HOST/DATABASE. Mật khẩu có thể để trong PGPASSWORD hoặc ~/.pgpass; tạo cơ sở dữ liệu mới bằng: createdb DATABASE.',
  },
  E413: {
    title: 'Mất kết nối với máy chủ',
    cause: 'Máy chủ đã dừng hoặc khởi động lại, hoặc mạng giữa hai bên bị ngắt.',
    hint: 'Hãy chạy lại khi kết nối trở lại: phần đã xong được giữ, phần còn lại sẽ được làm tiếp.',
  },
  E414: {
    title: 'Máy chủ không dùng được cho kho',
    cause: 'Cần PostgreSQL 15 trở lên, một cơ sở dữ liệu UTF-8 và một lược đồ để ghi.',
    hint: 'Địa chỉ phải bắt đầu bằng postgres://. Hãy nâng cấp máy chủ, hoặc tạo cơ sở dữ liệu: createdb --encoding UTF8 --template template0 DATABASE.',
  },
};
