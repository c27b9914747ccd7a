import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NAUGHTY } from './naughty.js';

/** As far as a file may be called so: without slashes, and not longer than file systems allow. */
const nameOf = (text: string): string => [...text.replaceAll('/', '⁄')].slice(0, 40).join('');

/** A plan each field of which carries the payload: place, number, title, movement, task, quota, signer, recipients. */
const plan = (payload: string, index: number): string => `ỦY BAN NHÂN DÂN ${payload}
TỈNH PHÚ YÊN
Số: ${100 + index}/KH-UBND          Phú Yên, ngày 25 tháng 7 năm 2022

KẾ HOẠCH
Tổ chức Phong trào thi đua “Phú Yên ${payload} chuyển đổi số” giai đoạn 2022 - 2025 ${payload}

Thực hiện Quyết định số 614/QĐ-TTg ngày 20/5/2022 của Thủ tướng Chính phủ ${payload} về phong trào “${payload}”; Kế hoạch số ${
  101 + index
}/KH-UBND ngày 25/7/2022 của Ủy ban nhân dân tỉnh Phú Yên ${payload};
${payload}
1. Hằng năm tặng bằng khen cho 15 tập thể ${payload}, 25 cá nhân ${payload}.
2. Sở Nội vụ ${payload} báo cáo kết quả trước ngày 31/8/2023 ${payload}.
3. Đạt từ 98% ${payload}. Chỉ thị 03 ${payload}.

Nơi nhận:                                        KT. CHỦ TỊCH
- ${payload};                                    PHÓ CHỦ TỊCH
- Sở Nội vụ ${payload}.
                                                 ${payload} Đỗ Hữu Tường
`;

/** A page that really has scripts, styles and frames, as those of portals have. */
const webPage = (payload: string): string => `<!doctype html><html><head><title>${payload}</title><script>alert(1)</script>
<link rel="stylesheet" href="//evil.example/x.css"></head><body onload="alert(1)"><h1>Tin: ${payload}</h1>
<p>Kế hoạch số 145/KH-UBND ngày 25/7/2022 của UBND tỉnh Phú Yên ${payload}</p><img src="//evil.example/x.png" onerror="alert(1)">
<a href="javascript:alert(1)">Quyết định số 614/QĐ-TTg ngày 20/5/2022</a><iframe src="//evil.example/"></iframe></body></html>`;

/** Writes the archive of an attacker into a folder: payloads in texts, in names of files and of folders. */
export const writeHostileDocuments = async (folder: string): Promise<void> => {
  for (const [index, payload] of NAUGHTY.entries()) {
    const own = join(folder, nameOf(payload));
    await mkdir(own, { recursive: true });
    await writeFile(join(own, `${nameOf(payload)}.txt`), plan(payload, index));
    await writeFile(join(own, 'page.html'), webPage(payload));
    // refused: its name and the reason are shown too
    await writeFile(join(own, `${nameOf(payload)}.pdf`), '%PDF-1.7 broken');
  }
};
