import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { bodyOf, bytesOf, read, textIn } from './read.js';

const ARTICLE = `Ngày 18/4/2013, Sở Công Thương có Công văn số 327/SCT-VP gửi các phòng, đơn vị trực thuộc về việc hưởng ứng phong trào thi đua năm 2013.`;
const links = (...names: string[]): string => names.map((n) => `<li><a href="#">${n}</a></li>`).join('');

describe('what surrounds a document is chrome', () => {
  it('in a page of today', async () => {
    const raw = await read(
      bytesOf(`<!DOCTYPE html><html><head><title>Cổng thông tin</title><script>var a = 'ẩn'</script></head><body>
        <header class="site-header"><nav><ul>${links('Trang chủ', 'Giới thiệu', 'Văn bản')}</ul></nav></header>
        <div class="row"><div class="col-8"><ol class="breadcrumb"><li>Tin tức</li></ol>
          <h1>Hưởng ứng phong trào</h1><p class="date">22/04/2013</p><div class="content"><p>${ARTICLE}</p><p>${ARTICLE}</p></div>
          <div class="more"><ul>${links('Nghị định 45/2012/NĐ-CP', 'Thông báo số 15/TB-SCT', 'Quyết định số 588/QĐ-UBND')}</ul></div>
          <form class="comment-form"><label>Ý kiến</label><textarea></textarea></form></div>
          <div class="col-4"><div class="sidebar">Số lượt truy cập: 0102388</div></div></div>
        <p style="display:none">không thấy</p><footer>Giấy phép số 12/GP-TTĐT ngày 03/02/2010</footer></body></html>`),
    );
    expect(bodyOf(raw).trim()).toBe(`Hưởng ứng phong trào\n\n22/04/2013\n\n${ARTICLE}\n\n${ARTICLE}`);
    expect(textIn(raw, 'page-title')).toEqual(['Cổng thông tin']);
    expect(textIn(raw, 'heading')).toEqual(['Hưởng ứng phong trào']);
    expect(textIn(raw, 'chrome').join('\n')).toMatch(/Trang chủ[\s\S]*Tin tức[\s\S]*588\/QĐ-UBND[\s\S]*0102388[\s\S]*12\/GP-TTĐT/);
    expect(raw.text).not.toMatch(/ẩn|không thấy/);
  });

  it('in an old portal laid out with tables, without a link or a class', async () => {
    const raw = await read(
      bytesOf(`<html><body><table><tr><td colspan=3>Trang chủ | Giới thiệu</td></tr><tr>
        <td bgcolor="#eee"><table><tr><td>THÔNG BÁO</td></tr><tr><td>Thông báo số 15/TB-SCT về lịch trực</td></tr></table></td>
        <td><table><tr><td><font size=4><b>Hưởng ứng phong trào</b></font></td></tr><tr><td><font><p>${ARTICLE}</p><p>${ARTICLE}</p></font></td></tr>
          <tr><td>CÁC TIN KHÁC<br>- Quyết định số 588/QĐ-UBND (12/04/2013)<br>- Thông tư số 04/2013/TT-BCT (19/04/2013)</td></tr></table></td>
        <td>Đang xem: 6</td></tr><tr><td colspan=3>Giấy phép số 12/GP-TTĐT</td></tr></table></body></html>`),
    );
    expect(bodyOf(raw).trim()).toBe(`Hưởng ứng phong trào\n\n${ARTICLE}\n\n${ARTICLE}`);
  });

  it('a document without any chrome is kept whole, letterhead and signature column by column', async () => {
    const raw = await read(
      bytesOf(`<html><body><table border=0><tr><td><p>SỞ NỘI VỤ</p><p>Số: 18/HD-SNV</p></td><td><p>CỘNG HÒA</p><p>Hà Nội, ngày 07 tháng 02 năm 2023</p></td></tr></table>
        <p>${ARTICLE}</p><p>${ARTICLE}</p><table><tr><td>Nơi nhận:<br>- Như trên;</td><td>GIÁM ĐỐC<br>Đỗ Vịnh</td></tr></table></body></html>`),
    );
    expect(raw.text).toBe(
      `SỞ NỘI VỤ\n\nSố: 18/HD-SNV\n\nCỘNG HÒA\n\nHà Nội, ngày 07 tháng 02 năm 2023\n\n${ARTICLE}\n\n${ARTICLE}\n\nNơi nhận:\n- Như trên;\n\nGIÁM ĐỐC\nĐỗ Vịnh`,
    );
    expect(raw.regions).toEqual([]);
  });
});

it('a data table is rows and cells with their spans', async () => {
  const raw = await read(
    bytesOf(
      `<p>${ARTICLE.repeat(8)}</p><table border=1><tr><td rowspan=2>TT</td><td colspan=2>Sơ kết</td></tr><tr><td>Tập thể</td><td><p>Cá</p><p>nhân</p></td></tr><tr><td>1</td><td>02</td><td>03</td></tr></table>`,
    ),
  );
  expect(textIn(raw, 'table')).toEqual(['TT\tSơ kết\nTập thể\tCá\nnhân\n1\t02\t03']);
  const cells = raw.regions.filter((r) => r.role === 'cell');
  expect(cells[1]).toMatchObject({ row: 0, column: 1, columnSpan: 2 });
  expect(cells[3]).toMatchObject({ row: 1, column: 2 });
});

it('decodes by the bytes even if the page declares something else', async () => {
  const raw = await read(
    iconv.encode(`<html><head><meta charset="utf-8"></head><body><p>Kế hoạch</p></body></html>`, 'utf16le', { addBOM: true }),
  );
  expect([raw.encoding, raw.text]).toEqual(['utf-16le', 'Kế hoạch']);
});

it('survives deep nesting', async () => {
  const raw = await read(bytesOf(`<html><body><p>on top</p>${'<div>'.repeat(20_000)}deep${'</div>'.repeat(20_000)}</body></html>`));
  expect(raw.text).toContain('on top');
});
