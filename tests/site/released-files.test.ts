import { createHash } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allViolations } from '../support/axe.ts';
import { type Counter, openCounter } from '../support/counter.ts';
import { demoNumber } from '../support/demo-number.ts';
import { xlsx } from '../support/outgoing.ts';
import { textOf } from '../support/pdf.ts';
import { pdf, words } from '../support/pdf-sample.ts';

const number = demoNumber('海水浴场水质检测结果');
const caseOf = `/office/applications/${number}/`;
const OPTIONS = { javaScriptEnabled: false };

let counter: Counter;
let registrar: Page;
let officer: Page;
/** Of another unit. */
let other: Page;

const signedIn = async (name: string, options: object = OPTIONS, path = caseOf): Promise<Page> => {
  const page = await counter.visit(options);
  await page.goto(path);
  await page.getByRole('button', { name: new RegExp(name) }).click();
  await page.waitForURL(`**${path}`);
  return page;
};

const take = async (page: Page, step: string, fill: Readonly<Record<string, string>> = {}): Promise<void> => {
  await page.goto(caseOf);
  await page.getByRole('complementary', { name: '办理' }).getByRole('link', { name: step, exact: true }).click();
  for (const [label, value] of Object.entries(fill)) {
    const box = page.locator('.step-panel').getByLabel(label);
    if ((await box.evaluate((element) => element.tagName)) === 'SELECT') await box.selectOption(value);
    else await box.fill(value);
  }
  await page.getByRole('button', { name: /^下一步/ }).click();
  await page.getByRole('button', { name: `确认${step}` }).click();
  expect(await page.getByRole('status').innerText()).toBe(`已办理：${step}。`);
};

const attach = async (page: Page, name: string, content: string | Buffer): Promise<void> => {
  await page.goto(`${caseOf}files/`);
  await page.getByLabel('选择文件').setInputFiles({
    name,
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(content),
  });
  await page.getByRole('button', { name: '上传并检查' }).click();
};

const writeDraft = async (page: Page): Promise<void> => {
  await page.goto(`${caseOf}?step=submitDraft&outcome=granted.full`);
  await page.getByLabel('公开的信息').fill('见所附文件。');
};

/** Until a page lies there to be marked: it is drawn when it comes into sight. */
const drawn = async (sheet: Locator): Promise<void> => {
  await sheet.scrollIntoViewIfNeeded();
  const width = () => sheet.evaluate((image: HTMLImageElement) => image.naturalWidth);
  await expect.poll(width, { timeout: 20_000 }).toBeGreaterThan(500);
  await sheet.scrollIntoViewIfNeeded();
};

const sha256 = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex');

const GOOD = '2026 年夏季各海水浴场水质均为优良。';

beforeAll(async () => {
  counter = await openCounter();
  registrar = await signedIn('林知远');
  await take(registrar, '登记');
  await take(registrar, '转办', { 主办单位: 'transport' });
  officer = await signedIn('路遥');
  other = await signedIn('宋育');
});
afterAll(() => counter.close());

describe('随答复公开的文件, without scripting', () => {
  it('with a hidden sheet is kept out of the draft, and says why', async () => {
    await attach(officer, '水质.xlsx', xlsx({ sheets: [{ name: '公开' }, { name: '内部', state: 'hidden' }] }));
    const words = await officer.getByRole('main').innerText();
    expect(words).toContain('不能给出');
    expect(words).toContain('有隐藏的工作表');
    expect(words).toContain('取消隐藏并核对');
    await writeDraft(officer);
    await officer.getByLabel('水质.xlsx').check();
    await officer.getByRole('button', { name: /^下一步/ }).click();
    expect(await officer.getByRole('alert').innerText()).toContain('没有全部通过出文检查');
    expect(await officer.getByLabel('公开的信息').inputValue()).toBe('见所附文件。');
  });

  it('that may name a person waits until each place was looked at, with a reason', async () => {
    await attach(officer, '名单.txt', '联系电话 13800001234');
    expect(await officer.getByRole('main').innerText()).toContain('疑似手机号码');
    await officer.getByLabel('逐处核对后可以公开的理由').fill('是公开的值班电话');
    await officer.getByRole('button', { name: '已逐处核对，可以公开' }).click();
    expect(await officer.getByRole('status').innerText()).toBe('名单.txt：已逐处核对确认。');
  });

  it('of a wrong kind is refused with what to do', async () => {
    await attach(officer, '程序.exe', 'MZ');
    expect(await officer.getByRole('alert').innerText()).toContain('不是可以上传的类型');
  });

  it('can be changed by nobody else', async () => {
    await other.goto(`${caseOf}files/`);
    expect(await other.getByRole('alert').innerText()).toContain('没有这件申请');
    await registrar.goto(`${caseOf}files/`);
    expect(await registrar.getByRole('main').innerText()).toContain('名单.txt');
    expect(await registrar.getByLabel('选择文件').count()).toBe(0);
  });

  it('is a page without fault, and so is the draft they go with', async () => {
    const page = await signedIn('路遥', {});
    for (const path of [`${caseOf}files/`, `${caseOf}?step=submitDraft&outcome=granted.full`]) {
      await page.goto(path);
      expect(await allViolations(page)).toEqual({});
    }
  });

  it('are redacted: words wherever they stand and places marked are gone from a new file', async () => {
    const content = words('Open', 100, 700) + words('TopSecret', 100, 600) + words('13800001234', 100, 500);
    await attach(officer, '合同.pdf', pdf({ pages: [{ content }] }));
    await officer.getByRole('link', { name: '遮盖 合同.pdf' }).click();
    const { pathname } = new URL(officer.url());
    const picture = pathname.replace('redact/', 'pages/1');
    expect((await officer.request.get(picture)).headers()['content-type']).toBe('image/png');
    for (const path of [pathname, picture]) expect((await other.request.get(path)).status()).toBe(404);
    await officer.getByLabel('要遮盖的词').fill('TopSecret\nNowhere');
    await officer.getByLabel(/商业秘密/).check();
    await officer.getByRole('button', { name: '生成遮盖后的文件' }).click();
    expect(await officer.getByRole('alert').innerText()).toContain('找不到要遮盖的词');
    expect(await officer.getByLabel('要遮盖的词').inputValue()).toBe('TopSecret\nNowhere');
    expect(await officer.getByLabel(/商业秘密/).isChecked()).toBe(true);
    await officer.getByLabel('要遮盖的词').fill('TopSecret');
    await officer.getByLabel('要遮盖的位置').fill('1 15 38 30 5');
    await officer.getByRole('button', { name: '生成遮盖后的文件' }).click();
    expect(await officer.getByRole('status').innerText()).toBe('合同（已遮盖）.pdf：检查通过。');
    const made = officer.locator('section').filter({ hasText: '由“合同.pdf”遮盖而成' });
    expect(await made.innerText()).toContain('第 1 页，2 处：第十五条：商业秘密、个人隐私');
    const href = await made.getByRole('link', { name: '合同（已遮盖）.pdf', exact: true }).getAttribute('href');
    const given = await (await officer.request.get(href ?? '')).body();
    expect(textOf(given)).toBe('Open');
    expect(given.toString('latin1')).not.toContain('TopSecret');
    for (const name of ['合同.pdf', '合同（已遮盖）.pdf'])
      await officer.getByRole('button', { name: `移除 ${name}` }).click();
  });

  it('are redacted by drawing on the page, where scripting is', async () => {
    const page = await signedIn('路遥', {}, `${caseOf}files/`);
    await attach(page, '图纸.pdf', pdf({ pages: [{ content: words('TopSecret', 100, 600) }] }));
    await page.getByRole('link', { name: '遮盖 图纸.pdf' }).click();
    const sheet = page.locator('.sheet img');
    await drawn(sheet);
    const at = await sheet.boundingBox();
    if (!at) throw new Error('no page');
    const point = (x: number, y: number) => [at.x + at.width * x, at.y + at.height * y] as const;
    await page.mouse.move(...point(0.1, 0.25));
    await page.mouse.down();
    await page.mouse.move(...point(0.5, 0.32), { steps: 3 });
    await page.mouse.up();
    expect(await page.getByLabel('要遮盖的位置').inputValue()).toMatch(
      /^1 (9\.9|10|10\.1) 2[45](\.\d)? (39|40)(\.\d)? [67](\.\d)?$/,
    );
    expect(await page.getByRole('button', { name: '取消第 1 处遮盖' }).count()).toBe(1);
    await page.getByLabel(/国家秘密/).check();
    expect(await allViolations(page)).toEqual({});
    await page.getByRole('button', { name: '生成遮盖后的文件' }).click();
    expect(await page.getByRole('status').innerText()).toBe('图纸（已遮盖）.pdf：检查通过。');
    for (const name of ['图纸.pdf', '图纸（已遮盖）.pdf'])
      await page.getByRole('button', { name: `移除 ${name}` }).click();
  });

  it('are redacted by a finger on a page that was asked for it; else a finger scrolls', async () => {
    const phone = { hasTouch: true, viewport: { width: 390, height: 800 } };
    const page = await signedIn('路遥', phone, `${caseOf}files/`);
    await attach(page, '照片.pdf', pdf({ pages: [{ content: words('TopSecret', 100, 600) }] }));
    await page.getByRole('link', { name: '遮盖 照片.pdf' }).click();
    const sheet = page.locator('.sheet img');
    await drawn(sheet);
    const finger = await page.context().newCDPSession(page);
    const draw = async (): Promise<string> => {
      await sheet.scrollIntoViewIfNeeded();
      const at = await sheet.boundingBox();
      if (!at) throw new Error('no page');
      const touch = (type: 'touchStart' | 'touchMove', x: number, y: number) =>
        finger.send('Input.dispatchTouchEvent', {
          type,
          touchPoints: [{ x: at.x + at.width * x, y: at.y + at.height * y }],
        });
      await touch('touchStart', 0.1, 0.4);
      for (const y of [0.42, 0.45, 0.5]) await touch('touchMove', 0.6, y);
      await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
      return page.getByLabel('要遮盖的位置').inputValue();
    };
    expect(await draw()).toBe('');
    await page.getByRole('button', { name: '用手指画' }).click();
    expect(await draw()).toMatch(/^1 (9|10)(\.\d)? (39|40)(\.\d)? (49|50)(\.\d)? (9|10)(\.\d)?$/);
    expect(await allViolations(page)).toEqual({});
    await page.goto(`${caseOf}files/`);
    await page.getByRole('button', { name: '移除 照片.pdf' }).click();
  });

  it('that would be refused are refused where they are chosen, where scripting is', async () => {
    const page = await signedIn('路遥', {}, `${caseOf}files/`);
    const input = page.getByLabel('选择文件');
    const said = (): Promise<string> => input.evaluate((box: HTMLInputElement) => box.validationMessage);
    await input.setInputFiles({ name: '大.txt', mimeType: 'text/plain', buffer: Buffer.alloc(21 * 1024 * 1024, 'a') });
    expect(await said()).toBe('文件超过 20 MB：请压缩图片或者分成几个文件。');
    await page.getByRole('button', { name: '上传并检查' }).click();
    expect(new URL(page.url()).pathname).toBe(`${caseOf}files/`);
    await input.setInputFiles({ name: '空.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) });
    expect(await said()).toBe('文件是空的：请重新选择文件。');
    await input.setInputFiles({ name: '好.txt', mimeType: 'text/plain', buffer: Buffer.from('好') });
    expect(await said()).toBe('');
  });

  it('that do not exist are answered with the whole record of the search, or not at all', async () => {
    await officer.goto(`${caseOf}?step=submitDraft&outcome=unable.notHeld`);
    await officer.getByLabel('理由').fill('本机关没有制作');
    const said = { 检索人: '路遥', 检索时间: '2026年11月20日', 检索的系统: '公文系统', 关键词: '水质' };
    for (const [label, text] of Object.entries(said)) await officer.getByLabel(label).fill(text);
    await officer.getByLabel('检索结果').evaluate((input: HTMLInputElement) => input.removeAttribute('required'));
    await officer.getByRole('button', { name: /^下一步/ }).click();
    expect(await officer.getByRole('alert').innerText()).toContain('没有写全');
    expect(await officer.getByLabel('关键词').inputValue()).toBe('水质');
    await officer.getByLabel('检索结果').fill('没有检索到');
    await officer.getByRole('button', { name: /^下一步/ }).click();
    expect(await officer.locator('.step-panel').innerText()).toContain('待法制审核');
  });

  it('is bound by its hash, read by reviewer and signer, and given to the applicant alone', async () => {
    await attach(officer, '检测结果.txt', GOOD);
    expect(await officer.getByRole('status').innerText()).toBe('检测结果.txt：检查通过。');
    for (const name of ['水质.xlsx', '名单.txt']) await officer.getByRole('button', { name: `移除 ${name}` }).click();
    await writeDraft(officer);
    await officer.getByRole('button', { name: /^下一步/ }).click();
    await officer.getByRole('button', { name: '确认拟办送审' }).click();
    await officer.goto(`${caseOf}files/`);
    expect(await officer.getByLabel('选择文件').count()).toBe(0);
    const csrf = await officer
      .locator('input[name=csrf]')
      .first()
      .getAttribute('value')
      .catch(() => '');
    const late = await officer.request.post(`${caseOf}files`, {
      multipart: { csrf: csrf ?? '', file: { name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('x') } },
      maxRedirects: 0,
    });
    expect(late.headers()['location']).toContain('fault=notDrafting');

    await take(await signedIn('董律'), '法制审核通过');
    await take(await signedIn('严谨'), '保密审查通过');
    const signer = await signedIn('秦岳');
    await signer.goto(`${caseOf}?step=sign`);
    const shown = await signer.locator('.outgoing').innerText();
    expect(shown).toContain('检测结果.txt');
    expect(shown).toContain(sha256(GOOD));
    await take(signer, '签发', { 答复文号: '青政公开〔2026〕98号' });
    await take(registrar, '送达', { 送达方式: 'online' });

    const applicant = await counter.visit(OPTIONS);
    await applicant.goto('/apply/track/');
    await applicant.getByLabel('受理编号').fill(number);
    await applicant.getByLabel('查询码').fill(await counter.queryCode(number));
    await applicant.getByRole('button', { name: '查询', exact: true }).click();
    const download = applicant.waitForEvent('download');
    await applicant.getByRole('button', { name: /下载 检测结果\.txt/ }).click();
    const stream = await (await download).createReadStream();
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    expect(sha256(Buffer.concat(chunks))).toBe(sha256(GOOD));
  });
});
