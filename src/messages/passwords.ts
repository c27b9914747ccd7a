export const passwordsEn = {
  password: 'try this password on locked files (may be repeated; others see it in the list of processes)',
  file: 'try the passwords in this file, one a line; DANCHIEU_PASSWORDS holds some too',
};

export const passwordsVi: typeof passwordsEn = {
  password: 'thử mật khẩu này với tệp bị khóa (dùng được nhiều lần; người khác thấy được trong danh sách tiến trình)',
  file: 'thử các mật khẩu trong tệp này, mỗi dòng một mật khẩu; biến DANCHIEU_PASSWORDS cũng dùng được',
};
