import type { Explanation } from './explanation.js';
import { problemsContainersVi } from './problems-containers.js';
import type { ProblemCode } from './problems-en.js';
import { problemsExplorerVi } from './problems-explorer.js';
import { problemsQueueVi } from './problems-queue.js';
import { problemsRunningVi } from './problems-running.js';
import { problemsServerVi } from './problems-server.js';
import { problemsSourcesVi } from './problems-sources.js';
import { problemsSqlVi } from './problems-sql.js';
import { problemsUpkeepVi } from './problems-upkeep.js';
import { correctionProblemsVi } from './vi-corrections.js';

export const problemsVi: Readonly<Record<ProblemCode, Explanation>> = {
  ...correctionProblemsVi,
  E101: {
    title: 'Tệp rỗng',
    cause: 'Tệp không có byte nào, hoặc không có gì trong đó là văn bản.',
    hint: 'Hãy tải lại tệp; tệp rỗng thường do lần tải trước bị ngắt.',
  },
  E102: {
    title: 'Không rõ loại tệp',
    cause: 'Nội dung tệp không thuộc định dạng nào đã biết; chương trình không dựa vào tên tệp.',
    hint: 'Hãy mở tệp rồi lưu thành PDF, DOCX, HTML hoặc văn bản thuần.',
  },
  E103: {
    title: 'Có mật khẩu',
    cause: 'Tệp được mã hóa, không đọc được nếu không có mật khẩu.',
    hint: 'Hãy cho mật khẩu (--password hoặc --password-file), hoặc lưu một bản không đặt mật khẩu rồi đọc bản đó.',
  },
  E104: {
    title: 'Bản quét, không có lớp chữ',
    cause: 'Các trang là ảnh: trong tệp không có chữ, hoặc chỉ có dấu chữ ký số.',
    hint: 'Hãy đọc mà không dùng --no-ocr; nếu vẫn không nhận dạng được chữ nào thì các trang không có chữ in đọc được: hãy tìm bản điện tử gốc.',
  },
  E105: {
    title: 'Tệp hỏng',
    cause: 'Phần đầu tệp đúng định dạng nhưng không đọc được đến cuối.',
    hint: 'Hãy tải lại tệp; nếu vẫn mở được bằng phần mềm gốc, hãy lưu lại từ đó.',
  },
  E106: {
    title: 'Định dạng chưa được hỗ trợ',
    cause: 'Đã nhận ra định dạng nhưng chưa có bộ đọc.',
    hint: 'Hãy lưu tệp thành PDF, DOCX, HTML hoặc văn bản thuần.',
  },
  E107: {
    title: 'Quá lớn',
    cause: 'Tệp, hoặc phần nén bên trong khi bung ra, vượt giới hạn an toàn.',
    hint: 'Hãy xem điều gì làm tệp lớn: thường là ảnh, đôi khi là tệp nén độc hại. --max-file-size, --max-inflated, --max-unpacked và --max-ratio cho phép nhiều hơn.',
  },
  E108: {
    title: 'Quá thời gian',
    cause: 'Việc đọc lâu hơn mức cho phép với một văn bản nên đã bị dừng.',
    hint: 'Hãy cho thêm thời gian bằng --time-limit 5min; nếu vẫn vậy thì lỗi ở tệp.',
  },
  E109: {
    title: 'Quá bộ nhớ',
    cause: 'Việc đọc cần nhiều bộ nhớ hơn mức cho phép với một văn bản nên đã bị dừng.',
    hint: 'Hãy cho thêm bộ nhớ bằng --memory-limit và --heap-limit, hoặc lưu sang định dạng đơn giản hơn.',
  },
  E110: {
    title: 'Bộ đọc dừng đột ngột',
    cause: 'Tiến trình đọc tệp này kết thúc bất thường. Các tệp khác không bị ảnh hưởng.',
    hint: 'Hãy lưu lại tệp từ phần mềm gốc; xin gửi tệp cho chúng tôi nếu có thể chia sẻ.',
  },
  E111: {
    title: 'Quá nhiều chữ',
    cause: 'Tệp chứa nhiều chữ hơn mức của một văn bản.',
    hint: 'Hãy tách tệp: có lẽ đây là tập hợp nhiều văn bản. --max-text cho phép nhiều hơn.',
  },
  E112: {
    title: 'Không đọc được bảng mã',
    cause: 'Chữ không thuộc bảng mã tiếng Việt nào đã biết.',
    hint: 'Hãy lưu tệp theo UTF-8.',
  },
  E113: {
    title: 'Không mở được',
    cause: 'Không có tệp, hoặc bạn không có quyền đọc.',
    hint: 'Hãy kiểm tra đường dẫn và quyền truy cập.',
  },
  W101: {
    title: 'Bỏ qua một trang',
    cause: 'Có một trang không đọc được; các trang khác đã đọc.',
    hint: 'Thiếu dữ kiện của trang đó. Hãy lưu lại tệp từ phần mềm gốc.',
  },
  W102: {
    title: 'Chưa đọc hết các trang',
    cause: 'Văn bản dài hơn số trang cho phép; phần vượt quá bị bỏ qua.',
    hint: 'Hãy cho phép nhiều hơn bằng --max-pages, hoặc tách văn bản.',
  },
  W103: {
    title: 'Trang không có chữ',
    cause: 'Một số trang là ảnh, không có lớp chữ.',
    hint: 'Hãy đọc mà không dùng --no-ocr, thêm --force; trang nào vẫn còn thì không có chữ in đọc được.',
  },
  W104: {
    title: 'Bỏ qua một phần văn bản',
    cause: 'Có một phần không chuyển đổi được; phần còn lại đã đọc.',
    hint: 'Hãy so phần chữ (read TỆP --text) với bản gốc.',
  },
  E201: {
    title: 'Dùng sai lệnh',
    cause: 'Lệnh, tùy chọn hoặc tham số không có, còn thiếu, hoặc không dùng cùng nhau được.',
    hint: 'danchieu --help liệt kê các lệnh, danchieu LỆNH --help nói cách dùng một lệnh.',
  },
  E202: {
    title: 'Giá trị không được phép',
    cause: 'Một tùy chọn hoặc tham số có giá trị không hợp lệ.',
    hint: 'danchieu LỆNH --help nói những giá trị nào được phép.',
  },
  W106: {
    title: 'Không nhận dạng được trang',
    cause: 'Ảnh của một trang không vẽ được hoặc không nhận dạng được; các trang khác đã đọc.',
    hint: 'Hãy xem trang đó; lưu lại tệp, hoặc cài Tesseract của hệ thống rồi đọc lại.',
  },
  W107: {
    title: 'Chưa nhận dạng hết các ảnh',
    cause: 'Văn bản có nhiều trang quét hơn mức cho phép đối với một văn bản; các trang vượt mức bị bỏ qua.',
    hint: 'Hãy chia tệp, hoặc nâng maxOcrPages.',
  },
  E204: {
    title: 'Ngôn ngữ không nhận dạng được',
    cause: 'Không bộ nhận dạng chữ nào có mô hình của ngôn ngữ này; những ngôn ngữ dùng được đã liệt kê.',
    hint: 'Hãy cài mô hình (cho Tesseract của hệ thống: tesseract-ocr-MÃ; cho bộ đi kèm: gói npm @tesseract.js-data/MÃ).',
  },
  E203: {
    title: 'Thư mục, không phải văn bản',
    cause: 'Lệnh read đọc một văn bản, còn đường dẫn này là thư mục.',
    hint: 'Hãy đọc mọi tệp của thư mục vào kho: danchieu run THƯ_MỤC.',
  },
  E301: {
    title: 'Tệp quy tắc không phải YAML hợp lệ',
    cause: 'Không phân tích được tệp ở dòng đã nêu.',
    hint: 'Hãy kiểm tra thụt dòng và dấu nháy; chữ có dấu hai chấm hay ngoặc nhọn phải đặt trong nháy.',
  },
  E302: {
    title: 'Tệp quy tắc sai lược đồ',
    cause: 'Có khóa lạ, thiếu khóa, hoặc giá trị sai kiểu.',
    hint: 'Hãy so với các quy tắc đi kèm chương trình (rules/*.yaml).',
  },
  E303: {
    title: 'Mẫu không an toàn',
    cause: 'Với một số đoạn chữ, thời gian chạy mẫu tăng không giới hạn.',
    hint: 'Hãy làm các phần lặp khác nhau: không lặp trong lặp với cùng một loại chữ.',
  },
  E304: {
    title: 'Ví dụ không khớp',
    cause: 'Quy tắc không tìm ra điều mà chính ví dụ của nó nêu.',
    hint: 'Hãy sửa mẫu hoặc ví dụ; danchieu rules explain ID cho xem cả hai.',
  },
  E305: {
    title: 'Phản ví dụ lại khớp',
    cause: 'Quy tắc tìm thấy dữ kiện trong đoạn chữ mà nó phải bỏ qua.',
    hint: 'Hãy thu hẹp mẫu hoặc từ neo.',
  },
  E306: {
    title: 'Không rõ mảnh mẫu',
    cause: 'Mẫu nhắc đến {mảnh} hoặc từ điển không tồn tại, hoặc tự chứa chính nó.',
    hint: 'Hãy kiểm tra chính tả; các mảnh được liệt kê ở đầu tệp quy tắc.',
  },
  E307: {
    title: 'Quy tắc trùng',
    cause: 'Hai quy tắc trong một thư mục có cùng id.',
    hint: 'Hãy đổi tên một quy tắc.',
  },
  E308: {
    title: 'Không mở được quy tắc',
    cause: 'Không có thư mục quy tắc, hoặc không có quyền đọc.',
    hint: 'Hãy kiểm tra đường dẫn của --rules.',
  },
  E309: {
    title: 'Mẫu không phải biểu thức chính quy',
    cause: 'Sau khi điền các mảnh, mẫu không thành biểu thức chính quy hợp lệ.',
    hint: 'Hãy kiểm tra ngoặc và ký tự thoát trong mẫu và trong các mảnh nó dùng.',
  },
  E310: {
    title: 'Không rõ từ điển',
    cause: 'Không phần nào của chương trình đọc từ điển có tên này; các tên được đọc đã liệt kê.',
    hint: 'Hãy kiểm tra chính tả của tên tệp.',
  },
  E311: {
    title: 'Sai nhóm',
    cause: 'Mẫu đặt tên cho một nhóm mà bộ đọc loại quy tắc này không biết, hoặc thiếu một nhóm mà nó cần.',
    hint: 'docs/rules.md liệt kê các nhóm của từng loại; dùng (?:…) cho nhóm không tên.',
  },
  E401: {
    title: 'Không mở được cơ sở dữ liệu',
    cause: 'Không có tệp, không phải là tệp, hoặc không được phép mở; hoặc cơ sở dữ liệu trên máy chủ chưa có kho.',
    hint: 'Hãy tạo bằng: danchieu run THƯ_MỤC. Nơi khác thì chỉ bằng --db TỆP.',
  },
  E402: {
    title: 'Cơ sở dữ liệu của phiên bản mới hơn',
    cause: 'Cơ sở dữ liệu do phiên bản mới hơn của chương trình ghi.',
    hint: 'Hãy cập nhật chương trình, hoặc tạo cơ sở dữ liệu riêng bằng --db TỆP.',
  },
  E403: {
    title: 'Không phải cơ sở dữ liệu của chương trình, hoặc đã hỏng',
    cause: 'Nơi nêu ở --db không phải cơ sở dữ liệu SQLite, hoặc chứa bảng của chương trình khác, hoặc đã hỏng.',
    hint: 'Hãy kiểm tra tên tệp ở --db, hoặc dùng cơ sở dữ liệu hay lược đồ riêng. Nếu đúng là cơ sở dữ liệu và đã hỏng: giữ lại một bản sao, đặt tên khác ở --db rồi chạy lại; văn bản còn thì không mất gì.',
  },
  E404: {
    title: 'Không có trình điều khiển SQLite',
    cause: 'Gói sqlite3 không nạp được và Node.js này không có sẵn SQLite.',
    hint: 'Hãy dùng Node.js 22.13 trở lên, hoặc dựng lại gói: npm rebuild sqlite3 (cần python3, make, g++).',
  },
  E405: {
    title: 'Cơ sở dữ liệu đang bị khóa',
    cause: 'Một tiến trình khác đang ghi và chưa xong trong thời gian chờ.',
    hint: 'Hãy đợi lần chạy kia kết thúc rồi thử lại.',
  },
  E501: {
    title: 'Hết chỗ trên đĩa',
    cause: 'Nơi chương trình ghi không còn chỗ trống: tệp được nêu tên, hoặc thư mục tạm (TMPDIR).',
    hint: 'Hãy dọn chỗ rồi chạy lại: phần đã xong vẫn được giữ.',
  },
  E502: {
    title: 'Không ghi được',
    cause: 'Thư mục hoặc tệp chỉ đọc, thuộc người khác, hoặc đĩa có lỗi.',
    hint: 'Hãy chọn nơi khác bằng --db, --summaries hoặc --out, hoặc sửa quyền truy cập.',
  },
  ...problemsQueueVi,
  ...problemsRunningVi,
  ...problemsContainersVi,
  ...problemsExplorerVi,
  ...problemsSqlVi,
  ...problemsSourcesVi,
  ...problemsUpkeepVi,
  ...problemsServerVi,
};
