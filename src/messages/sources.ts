/** Options about object stores, the web, and how the program is watched from outside. */
export const sourcesEn = {
  paths: 'files, folders, s3://bucket/folder, https://…',
  endpoint: 'address of an S3-compatible store (default: AWS, or what AWS_ENDPOINT_URL says)',
  region: "the store's region",
  virtualHosts: 'at --s3-endpoint, buckets are names of hosts and not parts of the path',
  urls: 'a file with an https address a line, to be fetched and read; wants --allow-urls (may be repeated)',
  allowUrls: 'allow that documents are fetched from public hosts on the web',
  fetchLimit: 'stop fetching a document after so long',
  metricsPort: 'serve /metrics for Prometheus, /healthz and /readyz on this port',
  metricsHost: 'the address that these are served on',
  host: 'the address to listen on; others than this machine can come in when it is not 127.0.0.1',
  allowHost: 'a name, with its port if it has one, under which browsers may ask besides localhost (may be repeated)',
  servingBeyond: (names: string) => `Whoever may reach this address sees everything; browsers are answered under ${names}. Ctrl-C ends it.`,
  wantsHost: 'a name such as archive.example or archive.example:8080',
  metricsAt: (address: string) => `Metrics on ${address}`,
};

export const sourcesVi: typeof sourcesEn = {
  paths: 'tệp, thư mục, s3://bucket/thư-mục, https://…',
  endpoint: 'địa chỉ của kho tương thích S3 (mặc định: AWS, hoặc theo AWS_ENDPOINT_URL)',
  region: 'vùng (region) của kho',
  virtualHosts: 'ở --s3-endpoint, bucket là tên máy chứ không nằm trong đường dẫn',
  urls: 'tệp chứa mỗi dòng một địa chỉ https để tải và đọc; cần --allow-urls (có thể lặp lại)',
  allowUrls: 'cho phép tải văn bản từ máy chủ công khai trên web',
  fetchLimit: 'ngừng tải một văn bản sau chừng này thời gian',
  metricsPort: 'phục vụ /metrics cho Prometheus, /healthz và /readyz ở cổng này',
  metricsHost: 'địa chỉ phục vụ các trang đó',
  host: 'địa chỉ để lắng nghe; khác 127.0.0.1 thì máy khác cũng vào được',
  allowHost: 'tên, kèm cổng nếu có, mà trình duyệt được dùng ngoài localhost (có thể lặp lại)',
  servingBeyond: (names: string) =>
    `Ai vào được địa chỉ này đều xem được tất cả; trình duyệt được trả lời dưới tên ${names}. Ctrl-C để kết thúc.`,
  wantsHost: 'một tên như archive.example hoặc archive.example:8080',
  metricsAt: (address: string) => `Số liệu ở ${address}`,
};
