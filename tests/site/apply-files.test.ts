import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyUpTo, goOn } from '../support/apply.ts';
import { allViolations } from '../support/axe.ts';
import { type Counter, openCounter } from '../support/counter.ts';

const XSS = '"><img src=x onerror=alert(1)>.txt';
const text = (name: string, words = '委托书') => ({ name, mimeType: 'text/plain', buffer: Buffer.from(words) });
const DISGUISED = { name: '假的.pdf', mimeType: 'application/pdf', buffer: Buffer.from('不是 PDF') };

let counter: Counter;
beforeAll(async () => {
  counter = await openCounter();
});
afterAll(() => counter.close());

const field = (page: Page) => page.getByLabel('选择文件');
const rows = (page: Page) => page.locator('.file-list li');
const states = (page: Page) => page.locator('.file-state').allTextContents();

/** Chooses files and waits until each has been judged. */
const attach = async (page: Page, scripting: boolean, files: readonly ReturnType<typeof text>[]): Promise<void> => {
  await field(page).setInputFiles([...files]);
  if (!scripting) await page.getByRole('button', { name: '上传所选文件' }).click();
  await page.waitForLoadState();
  await expect
    .poll(async () => (await states(page)).filter((each) => /正在上传|待查/.test(each)), { timeout: 20_000 })
    .toEqual([]);
};

const submit = async (page: Page): Promise<string> => {
  await page.locator('[data-next]').click();
  return (await page.locator('.codes dd').first().textContent()) ?? '';
};

const officer = async (person: string): Promise<Page> => {
  const page = await counter.visit();
  await page.goto('/office/');
  await page.getByRole('button', { name: new RegExp(person) }).click();
  await page.waitForURL('**/office/');
  return page;
};

describe.each([
  { name: '不用脚本', scripting: false },
  { name: '有脚本', scripting: true },
])('附件，$name', ({ scripting }) => {
  const open = async () => {
    const page = await counter.visit({ javaScriptEnabled: scripting });
    await applyUpTo(page, '附件');
    if (scripting) await expect.poll(() => page.locator('[data-upload]').count()).toBe(0);
    return page;
  };

  it('tells beforehand what may be attached; what was attached is in 核对, and the officer gets its bytes', async () => {
    const page = await open();
    expect(await page.locator('#f-attachments-hint').textContent()).toMatch(/PDF.*20 MB.*10 个.*50 MB/);
    await attach(page, scripting, [text('委托书.txt', '张三委托李四'), text(XSS)]);
    expect(await states(page)).toEqual(['已通过检查', '已通过检查']);
    expect(await rows(page).nth(1).locator('b').textContent()).toBe(XSS);
    await goOn(page);
    expect(await page.locator('[data-of=attachmentNames]').textContent()).toBe(`委托书.txt\n${XSS}`);
    expect(await page.locator('main img').count()).toBe(0);
    const number = await submit(page);
    expect(number).toMatch(/^\d{4}-\d{5}$/);

    const desk = await officer('林知远');
    await desk.goto(`/office/applications/${number}/`);
    const links = desk.locator('.attachments a');
    expect(await links.allTextContents()).toEqual(['附件 1', '附件 2']);
    expect(await desk.content()).not.toContain('onerror');
    const file = await desk.request.get((await links.first().getAttribute('href')) ?? '');
    expect(await file.text()).toBe('张三委托李四');
    const name = encodeURIComponent(`附件1-${number}.txt`);
    expect(file.headers()['content-disposition']).toBe(`attachment; filename="file.txt"; filename*=UTF-8''${name}`);
  });

  it('refuses what is not taken, in words, by its name', async () => {
    const page = await open();
    await attach(page, scripting, [text('程序.exe'), text('空.txt', ''), DISGUISED, text('好.txt')]);
    const said = await page.locator('.files').innerText();
    for (const words of [
      '程序.exe',
      '不是可以上传的类型',
      '空.txt',
      '是空的',
      '假的.pdf',
      '内容与扩展名不符',
      '好.txt',
    ])
      expect(said).toContain(words);
    expect(await page.locator('[data-state=clean] b').allTextContents()).toEqual(['好.txt']);
    if (!scripting) expect(await page.title()).toMatch(/^有误：/);
  });

  it('removes one, keeps the others', async () => {
    const page = await open();
    await attach(page, scripting, [text('一.txt', '1'), text('二.txt', '2')]);
    await page.getByRole('button', { name: /^移除.*一\.txt/ }).click();
    await expect.poll(() => rows(page).locator('b').allTextContents()).toEqual(['二.txt']);
    await goOn(page);
    expect(await page.locator('[data-of=attachmentNames]').textContent()).toBe('二.txt');
  });

  it('takes ten', async () => {
    const page = await open();
    await attach(
      page,
      scripting,
      Array.from({ length: 11 }, (_, at) => text(`${at}.txt`, String(at))),
    );
    expect(await page.locator('[data-state=clean]').count()).toBe(10);
    expect(await page.locator('.files').innerText()).toContain('最多 10 个附件');
  });
});

describe('附件，有脚本', () => {
  it('can be cancelled under way, and nothing goes on before all is sent', async () => {
    const page = await counter.visit();
    await applyUpTo(page, '附件');
    await page.route('**/uploads/*', () => undefined);
    await field(page).setInputFiles([text('慢.txt')]);
    await page.getByRole('progressbar', { name: '慢.txt' }).waitFor();
    await page.locator('[data-next]').click();
    expect(await page.locator('[data-files-say]').textContent()).toContain('还有文件没有传完');
    await page.getByRole('button', { name: /^取消.*慢\.txt/ }).click();
    expect(await rows(page).count()).toBe(0);
    await goOn(page);
    expect(await page.locator('[data-of=attachmentNames]').textContent()).toBe('没有填写');
  });

  it('without a network keeps the name, says so, and does not hand it in', async () => {
    const page = await counter.visit();
    await applyUpTo(page, '附件');
    await page.context().setOffline(true);
    await field(page).setInputFiles([text('离线.txt')]);
    await expect.poll(() => states(page)).toEqual([expect.stringContaining('只记下了文件名')]);
    await page.context().setOffline(false);
    await page.reload();
    await expect.poll(() => states(page)).toEqual([expect.stringContaining('只记下了文件名')]);
    await page.locator('[data-next]').click();
    await page.waitForSelector('.error-summary:not([hidden])');
    expect(await page.locator('.error-summary:not([hidden])').textContent()).toContain('离线.txt');
    await attach(page, true, [text('离线.txt')]);
    expect(await states(page)).toEqual(['已通过检查']);
    await goOn(page);
    expect(await submit(page)).toMatch(/^\d{4}-\d{5}$/);
  });
});

describe('附件一页', () => {
  it('has no violation, empty, with files and with faults', async () => {
    for (const files of [[], [text('好.txt')], [text('程序.exe'), text('好.txt')]]) {
      const page = await counter.visit();
      await applyUpTo(page, '附件');
      if (files.length > 0) await attach(page, true, files);
      expect(await allViolations(page)).toEqual({});
      await page.context().close();
    }
  });
});
