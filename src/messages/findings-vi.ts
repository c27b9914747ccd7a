import type { FindingCode } from '../model/index.js';
import type { FindingWords } from './findings-en.js';

const PARTS: Readonly<Record<string, string>> = { type: 'loại', issuer: 'cơ quan ban hành', date: 'ngày' };
const partsIn = (missing = ''): string =>
  missing
    .split(', ')
    .map((part) => PARTS[part] ?? part)
    .join(', ');

export const findingsVi: Readonly<Record<FindingCode, FindingWords>> = {
  'award-sum': {
    title: 'Các phần cộng lại không bằng tổng',
    cause: 'Số lượng khen thưởng được chia nhỏ trong ngoặc, nhưng các phần cộng lại ra số khác.',
    hint: 'Hỏi lại con số đã được duyệt; khi chưa rõ, chỉ tiêu này chưa chắc chắn.',
    says: ({ total, sum, parts }) => `${parts} = ${sum}, không phải ${total}`,
  },
  'basis-repealed': {
    title: 'Căn cứ đã hết hiệu lực',
    cause:
      'Theo danh mục luật và hiệu lực (rules/lexicons/), căn cứ được viện dẫn đã hết hiệu lực trước ngày ban hành. Văn bản ban hành khi căn cứ còn hiệu lực thì viện dẫn như vậy là đúng.',
    hint: 'Xem quy định chuyển tiếp có giữ văn bản cũ cho trường hợp này không; nếu không, căn cứ phải là văn bản thay thế.',
    says: ({ number, until, by }) => `${number} có hiệu lực đến ${until}; ${by} đã thay thế`,
  },
  'basis-replaced': {
    title: 'Căn cứ đã bị một văn bản trong kho thay thế',
    cause: 'Một văn bản trong kho tuyên bố thay thế hoặc bãi bỏ căn cứ này, và đã có hiệu lực khi văn bản viện dẫn được ban hành.',
    hint: 'Đọc điều khoản được trích: có thể một phần văn bản cũ vẫn được giữ.',
    says: ({ by, from, issued }) => `bị ${by} thay thế từ ${from}, trước văn bản này (${issued})`,
  },
  'body-out-of-time': {
    title: 'Cơ quan không tồn tại vào ngày đó',
    cause:
      'Cơ quan ban hành, tỉnh hoặc huyện của nó chưa được lập hoặc đã kết thúc vào ngày của văn bản. Đã trừ hao vài tuần trước và sau.',
    hint: 'Kiểm tra ngày và cơ quan; có thể tên mới được dùng cho cơ quan cũ.',
    says: ({ body, date, from, until }) =>
      until === undefined ? `${body} có từ ${from}, không phải ${date}` : `${body} tồn tại đến ${until}, không phải ${date}`,
  },
  'citation-incomplete': {
    title: 'Viện dẫn thiếu thành phần',
    cause: 'Không chỗ nào trong văn bản cho biết ngày hoặc cơ quan ban hành: chỉ riêng số ký hiệu thì năm nào, tỉnh nào cũng có.',
    hint: 'Nghị định 30/2020 yêu cầu lần đầu viện dẫn ghi đủ loại, số, ký hiệu, cơ quan, ngày và trích yếu. Lệnh `cites` cho biết những văn bản phù hợp.',
    says: ({ number, missing }) => `${number} thiếu ${partsIn(missing)}`,
  },
  'citation-repeated': {
    title: 'Viện dẫn đầy đủ nhiều lần',
    cause: 'Một văn bản lại được ghi đủ ngày, cơ quan, trích yếu, trong khi chỉ cần loại và số.',
    hint: 'Chỉ là cách trình bày, không cần xử lý.',
    says: ({ number }) => `${number} đã được viện dẫn đầy đủ ở trên`,
  },
  'date-after': {
    title: 'Viện dẫn trước khi ban hành',
    cause: 'Ngày của văn bản được viện dẫn sau ngày của văn bản viện dẫn.',
    hint: 'Một trong hai ngày sai: đối chiếu với chính văn bản được viện dẫn.',
    says: ({ date, issued }) => `ngày ${date}, được viện dẫn trong văn bản ngày ${issued}`,
  },
  'date-blank': {
    title: 'Bỏ trống ngày',
    cause: 'Văn bản ghi ngày tháng nhưng thiếu ngày: bản dự thảo, hoặc bản sao trước khi vào sổ.',
    hint: 'Tìm bản phát hành nếu cần biết đúng ngày.',
    says: ({ date }) => `ngày tháng chỉ ghi là ${date}`,
  },
  'date-conflict': {
    title: 'Một văn bản, hai ngày',
    cause: 'Một văn bản được viện dẫn với ngày khác ngày của chính nó, hoặc khác ngày mà đa số văn bản ghi.',
    hint: 'Đối chiếu với chính văn bản; nếu cơ quan là suy ra thì có thể hai văn bản bị coi là một.',
    says: ({ date, other, of }) =>
      of === 'held' ? `được ghi ngày ${date}, văn bản mang ngày ${other}` : `được ghi ngày ${date}, nơi khác ghi ngày ${other}`,
  },
  'date-impossible': {
    title: 'Ngày không có trong lịch',
    cause: 'Ngày hoặc tháng này không tồn tại.',
    hint: 'Đối chiếu bản gốc: có chữ số bị gõ hoặc đọc sai.',
    says: ({ date }) => `không có ngày ${date}`,
  },
  'date-malformed': {
    title: 'Ngày viết sai thể thức',
    cause: 'Dấu bị lặp hoặc có khoảng trắng giữa các chữ số; ngày vẫn được đọc.',
    hint: 'Chỉ là cách trình bày, trừ khi ngày bị đọc sai.',
    says: ({ date }) => `đọc là ${date}`,
  },
  'deadline-before-issue': {
    title: 'Hạn trước ngày ban hành',
    cause: 'Một nhiệm vụ trong văn bản hành chính có hạn trước ngày ban hành văn bản.',
    hint: 'Thường là sai năm, hoặc chép lại văn bản cũ.',
    says: ({ date, issued }) => `hạn ${date}, giao ngày ${issued}`,
  },
  'enumeration-broken': {
    title: 'Đánh số bị ngắt quãng',
    cause: 'Một mục không nối tiếp mục nào: “1.” rồi “b)”, hoặc “1.” rồi “3.”. Số tự động của trình soạn thảo có thể bị mất khi đọc.',
    hint: 'Đối chiếu bản gốc nếu thấy thiếu nội dung.',
    says: ({ mark }) => `${mark} không nối tiếp mục nào`,
  },
  'event-date': {
    title: 'Sự kiện ghi ngày khác',
    cause: 'Ngày của một sự kiện đã biết (rules/lexicons/events.yaml) được ghi khác; kế hoạch có thể lập trước khi ngày được ấn định.',
    hint: 'Với kế hoạch lập trước đó thì không cần xử lý.',
    says: ({ event, date, from, until }) => `${event} diễn ra từ ${from} đến ${until}, không phải ${date}`,
  },
  'foreign-text': {
    title: 'Chữ xung quanh văn bản',
    cause: 'Trang có menu, tin khác, bộ đếm quanh văn bản. Những chỗ đó không được đọc.',
    hint: 'Tìm chính văn bản nếu thấy nội dung đọc được bị thiếu.',
    says: ({ characters }) => `${characters} ký tự thuộc về trang, không thuộc văn bản`,
  },
  'identity-shared': {
    title: 'Hai văn bản cùng một số',
    cause: 'Hai tệp cùng cơ quan, loại, số và năm, nhưng trích yếu hầu như không có từ chung.',
    hint: 'Số bị cấp trùng hoặc đọc sai; mở cả hai tệp để xem.',
    says: ({ title, other }) => `“${title}” và “${other}”`,
  },
  'issuer-differs': {
    title: 'Cơ quan khác với ký hiệu',
    cause: 'Cơ quan ban hành ghi bằng lời khác với cơ quan mà ký hiệu chỉ ra.',
    hint: 'Ký hiệu thường đúng hơn; đối chiếu văn bản được viện dẫn.',
    says: ({ issuer, number, letters }) => `${number} là của ${letters}, không phải của ${issuer}`,
  },
  'issuer-of-type': {
    title: 'Cơ quan không ban hành loại này',
    cause: 'Theo luật ban hành văn bản, cơ quan này không ban hành loại văn bản này (rules/lexicons/issuers.yaml).',
    hint: 'Loại hoặc cơ quan ghi sai; đối chiếu văn bản được viện dẫn.',
    says: ({ issuer, type }) => `${issuer} không ban hành ${type}`,
  },
  'law-date': {
    title: 'Ngày của luật không đúng',
    cause: 'Luật được viện dẫn với ngày không phải ngày thông qua, theo danh mục luật (rules/lexicons/laws.yaml).',
    hint: 'Luật được viện dẫn theo ngày thông qua; sửa lại ngày.',
    says: ({ law, date, passed }) => `${law} được thông qua ngày ${passed}, không phải ${date}`,
  },
  misspelling: {
    title: 'Lỗi gõ',
    cause: 'Từ viết như vậy không có nghĩa (rules/lexicons/misspellings.yaml).',
    hint: 'Sửa trong bản gốc; không ảnh hưởng gì khác.',
    says: ({ wrong, right }) => `“${wrong}” thay cho “${right}”`,
  },
  'number-blank': {
    title: 'Bỏ trống số',
    cause: 'Ký hiệu không có số đứng trước: bản dự thảo, hoặc bản sao trước khi vào sổ.',
    hint: 'Tìm bản phát hành: không có số thì không viện dẫn được.',
    says: ({ symbol }) => `số trước ${symbol} bị bỏ trống`,
  },
  'number-repaired': {
    title: 'Số ký hiệu viết sai thể thức',
    cause: 'Khoảng trắng, dấu hoặc chữ của số ký hiệu khác dạng chính thức; chương trình đọc theo dạng chính thức.',
    hint: 'Chỉ là cách trình bày, trừ khi số bị đọc sai.',
    says: ({ number }) => `đọc là ${number}`,
  },
  'period-length': {
    title: 'Số năm không khớp',
    cause: 'Giai đoạn được nói là có bấy nhiêu năm, nhưng các năm trong ngoặc nhiều hoặc ít hơn. Kế hoạch tính cả năm đầu và năm cuối.',
    hint: 'Một trong hai năm sai, thường là năm đầu.',
    says: ({ stated, start, end, years }) => `ghi ${stated} năm, ${start}-${end} là ${years} năm`,
  },
  'period-reversed': {
    title: 'Giai đoạn kết thúc trước khi bắt đầu',
    cause: 'Ngày hoặc năm sau đứng trước ngày hoặc năm đầu.',
    hint: 'Đối chiếu bản gốc.',
    says: ({ start, end }) => `từ ${start} đến ${end}`,
  },
  'period-title': {
    title: 'Một chương trình, hai giai đoạn',
    cause: 'Sau cùng những từ ấy là các năm khác với chỗ khác, trong khi một trong hai năm giống nhau.',
    hint: 'Đối chiếu tên chương trình; chương trình dài có thể chia giai đoạn.',
    says: ({ period, usual, times }) => `ở đây ${period}, ở ${times} chỗ khác ${usual}`,
  },
  'quote-unclosed': {
    title: 'Thiếu dấu đóng ngoặc kép',
    cause: 'Có dấu mở mà không có dấu đóng: tên được trích kết thúc ở đâu là không chắc.',
    hint: 'Đối chiếu bản gốc nếu tên đó quan trọng.',
    says: () => 'mở mà không đóng',
  },
  'review-outside': {
    title: 'Sơ kết, tổng kết ngoài giai đoạn',
    cause: 'Khen thưởng dự kiến cho đợt sơ kết, tổng kết vào năm trước giai đoạn trong tiêu đề, hoặc sau đó hơn một năm.',
    hint: 'Năm sơ kết, tổng kết hoặc giai đoạn trong tiêu đề sai.',
    says: ({ occasion, year, start, end }) => `${occasion} ${year}, giai đoạn ${start}-${end}`,
  },
  'signer-capacity': {
    title: 'Thẩm quyền và chức vụ người ký không khớp',
    cause: 'Người ký “KT.” là cấp phó, còn “TM.” đứng trước một tập thể (Nghị định 30/2020, Phụ lục I).',
    hint: 'Đối chiếu bản gốc; bản sao có thể thiếu dòng chức vụ thứ hai.',
    says: ({ capacity, position }) => `${capacity} ${position}`,
  },
  'style-mixed': {
    title: 'Dùng dấu của hệ thống khác',
    cause: 'Nhà nước viết 12/KH-UBND, Đảng viết 12-KH/TU; ở đây các dấu bị đổi chỗ.',
    hint: 'Chữ viết tắt cho biết hệ thống; số được đọc theo dạng đúng.',
    says: ({ number, style }) => `viết theo kiểu ${style === 'party' ? 'nhà nước' : 'Đảng'}, đọc là ${number}`,
  },
  'title-conflict': {
    title: 'Một văn bản, hai trích yếu',
    cause:
      'Văn bản được viện dẫn với trích yếu hầu như không có từ chung với trích yếu của nó hoặc ở nơi viện dẫn khác, hoặc với các năm khác.',
    hint: 'Số hoặc trích yếu sai, hoặc hai văn bản bị coi là một.',
    says: ({ title, other, of }) =>
      of === 'held' ? `được ghi là “${title}”, trích yếu là “${other}”` : `được ghi là “${title}”, nơi khác là “${other}”`,
  },
  'type-differs': {
    title: 'Loại văn bản khác với ký hiệu',
    cause: 'Từ chỉ loại khác với chữ viết tắt trong ký hiệu.',
    hint: 'Ký hiệu thường đúng hơn; đối chiếu văn bản được viện dẫn.',
    says: ({ type, number, letters }) => `${type} mà ký hiệu là ${letters} (${number})`,
  },
  'year-differs': {
    title: 'Năm trong số khác với ngày',
    cause: 'Số của văn bản quy phạm mang năm ban hành; ngày lại thuộc năm khác.',
    hint: 'Đối chiếu chính văn bản: năm trong số hoặc ngày sai.',
    says: ({ number, date }) => `${number} ghi ngày ${date}`,
  },
};
