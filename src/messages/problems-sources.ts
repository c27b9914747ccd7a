import type { Explanation } from './explanation.js';

/** Documents that lie in object stores and on the web. */
export const problemsSourcesEn = {
  E131: {
    title: 'Not there',
    cause: 'The store has no such bucket or object, or the host no such page; one that was listed may have gone since.',
    hint: 'Check the address. What was read of it before stays in the archive.',
  },
  E132: {
    title: 'Access denied',
    cause: 'The store or the host wants other credentials, or there are none.',
    hint: 'For a store, credentials are taken from where its own tools take them: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, a profile, the role of the machine. They need s3:ListBucket and s3:GetObject.',
  },
  E133: {
    title: 'Source cannot be reached',
    cause: 'The store or the host does not answer, broke off, or says that it is overloaded; it was tried several times.',
    hint: 'Run again later: what was read is not fetched again. For a store, check --s3-endpoint and --s3-region.',
  },
  E134: {
    title: 'Address not allowed',
    cause:
      'Only public hosts are asked, over https, by addresses without a name or password in them. This one is none, or leads to one that is none: to this machine, its network or its provider.',
    hint: 'Copy the file here and read it from a folder.',
  },
  E135: {
    title: 'Fetching took too long',
    cause: 'The store or the host did not send the whole file in the time that one may take.',
    hint: 'Allow more with --fetch-limit 10min.',
  },
  E136: {
    title: 'Object lies in an archive class',
    cause: 'The store keeps the object where it cannot be read at once (Glacier and the like).',
    hint: 'Have the store restore it, then run again.',
  },
  E137: {
    title: 'Answer that was not expected',
    cause: 'The store or the host answered with something else than a file or a refusal that is known.',
    hint: 'Check the address; for a store also --s3-region and --s3-endpoint. Too many redirects may come from a page that wants a login.',
  },
  E254: {
    title: 'Addresses on the web are not allowed',
    cause: 'A list of addresses or an address on the web was given. Nothing is fetched from the web unless that is allowed.',
    hint: 'If you trust where the list comes from: --allow-urls, or allowUrls: true in danchieu.config.yaml.',
  },
  E255: {
    title: 'Only folders can be watched',
    cause: 'Stores and the web do not tell of changes.',
    hint: 'Run over it from time to time: danchieu run s3://BUCKET fetches only what is new or changed.',
  },
} satisfies Record<string, Explanation>;

export const problemsSourcesVi: Record<keyof typeof problemsSourcesEn, Explanation> = {
  E131: {
    title: 'Không có',
    cause: 'Kho không có bucket hoặc đối tượng này, hoặc máy chủ không có trang này; cái đã liệt kê có thể vừa bị xóa.',
    hint: 'Hãy kiểm tra địa chỉ. Những gì đã đọc từ trước vẫn còn trong kho.',
  },
  E132: {
    title: 'Bị từ chối truy cập',
    cause: 'Kho hoặc máy chủ đòi thông tin xác thực khác, hoặc không có thông tin nào.',
    hint: 'Với kho đối tượng, thông tin xác thực lấy từ nơi công cụ của kho vẫn lấy: AWS_ACCESS_KEY_ID và AWS_SECRET_ACCESS_KEY, một profile, hoặc vai trò của máy. Cần quyền s3:ListBucket và s3:GetObject.',
  },
  E133: {
    title: 'Không kết nối được nguồn',
    cause: 'Kho hoặc máy chủ không trả lời, ngắt giữa chừng, hoặc báo quá tải; đã thử nhiều lần.',
    hint: 'Hãy chạy lại sau: những gì đã đọc không phải tải lại. Với kho đối tượng, hãy kiểm tra --s3-endpoint và --s3-region.',
  },
  E134: {
    title: 'Địa chỉ không được phép',
    cause:
      'Chỉ hỏi các máy chủ công khai, qua https, bằng địa chỉ không chứa tên hay mật khẩu. Địa chỉ này không phải như vậy, hoặc dẫn tới nơi không phải như vậy: máy này, mạng của nó hoặc nhà cung cấp.',
    hint: 'Hãy chép tệp về máy và đọc từ một thư mục.',
  },
  E135: {
    title: 'Tải quá lâu',
    cause: 'Kho hoặc máy chủ không gửi xong tệp trong thời gian dành cho một tệp.',
    hint: 'Cho phép lâu hơn bằng --fetch-limit 10min.',
  },
  E136: {
    title: 'Đối tượng nằm ở lớp lưu trữ lạnh',
    cause: 'Kho giữ đối tượng ở nơi không đọc được ngay (Glacier và tương tự).',
    hint: 'Hãy yêu cầu kho khôi phục đối tượng rồi chạy lại.',
  },
  E137: {
    title: 'Trả lời ngoài dự kiến',
    cause: 'Kho hoặc máy chủ trả lời một thứ không phải tệp, cũng không phải lời từ chối đã biết.',
    hint: 'Hãy kiểm tra địa chỉ; với kho đối tượng, kiểm tra cả --s3-region và --s3-endpoint. Chuyển hướng quá nhiều lần có thể do trang đòi đăng nhập.',
  },
  E254: {
    title: 'Chưa cho phép địa chỉ trên web',
    cause: 'Đã nêu một danh sách địa chỉ hoặc một địa chỉ trên web. Không tải gì từ web nếu chưa được cho phép.',
    hint: 'Nếu tin nguồn của danh sách: --allow-urls, hoặc allowUrls: true trong danchieu.config.yaml.',
  },
  E255: {
    title: 'Chỉ theo dõi được thư mục',
    cause: 'Kho đối tượng và web không báo thay đổi.',
    hint: 'Hãy chạy định kỳ: danchieu run s3://BUCKET chỉ tải những gì mới hoặc đã thay đổi.',
  },
};
