import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COLLECTIONS } from '#content/schema/index.ts';
import { readMarkdown } from '#site/library/read.ts';
import { allViolations } from '../support/axe.ts';
import { type Counter, openCounter } from '../support/counter.ts';
import { demoNumber } from '../support/demo-number.ts';

const caseOf = (title: string): string => `/office/applications/${demoNumber(title)}/`;

let counter: Counter;
beforeAll(async () => {
  counter = await openCounter();
});
afterAll(() => counter.close());

const signedIn = async (name: string, path: string, options: object = { javaScriptEnabled: false }): Promise<Page> => {
  const page = await counter.visit(options);
  await page.goto(path);
  await page.getByRole('button', { name: new RegExp(name) }).click();
  await page.waitForURL(`**${path}`);
  return page;
};

const SEND = { name: '核对个人信息，下载内容文件' };

describe('第四十四条 转为主动公开', () => {
  it('makes a reply into a content file that lacks only what an editor must say, and names no person', async () => {
    const page = await signedIn('林知远', caseOf('学校食堂检查结果'));
    await page.getByRole('link', { name: '转为主动公开' }).click();
    await page.getByLabel('标题').fill('学校食堂检查结果');
    await page.getByLabel('内容概述').fill('查了多少食堂，结果怎样。');
    const text = page.getByLabel('正文', { exact: true });
    const released = await text.inputValue();
    expect(released).not.toBe('');

    await text.fill(`${released}\n申请人电话 138 0000 0000`);
    await page.getByRole('button', SEND).click();
    expect(await page.getByRole('alert').innerText()).toContain('申请人的联系电话');

    await text.fill(`${released}\n值班电话 13900001111`);
    await page.getByRole('button', SEND).click();
    expect(await page.getByRole('alert').innerText()).toContain('可能有个人信息');
    expect(await page.getByRole('group', { name: '可能是个人信息' }).innerText()).toContain('139****1111');
    await page.getByLabel('已逐处核对').check();
    const download = page.waitForEvent('download');
    await page.getByRole('button', SEND).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^education-released-\d{4}-\d\d-\d\d\.md$/);
    const path = await file.path();
    const raw = readMarkdown('', path);
    if (!('fields' in raw)) throw new Error(raw.fault);
    const missing = COLLECTIONS.documents.safeParse(raw.fields).error?.issues.map(({ path: [field] }) => field) ?? [];
    expect(missing.sort()).toEqual(['column', 'genre', 'indexNo', 'statutoryItem', 'theme']);
    const written = readFileSync(path, 'utf8');
    expect(written).toContain(`${released}\n\n值班电话 13900001111\n`);
    expect(written).not.toContain(demoNumber('学校食堂检查结果'));
  });

  it('is not for whoever handles it, nor before a reply that grants is out', async () => {
    const officer = await signedIn('宋育', `${caseOf('学校食堂检查结果')}release/`);
    expect(await officer.getByRole('alert').innerText()).toContain('现在不能转为主动公开');
    const registrar = await signedIn('林知远', `${caseOf('人才公寓分配办法')}release/`);
    expect(await registrar.getByRole('alert').innerText()).toContain('现在不能转为主动公开');
    const other = await signedIn('田野', `${caseOf('学校食堂检查结果')}release/`);
    expect(await other.getByRole('main').innerText()).not.toContain('食堂');
  });

  it('loses no word of a form that is not of this session, and does nothing with it', async () => {
    const page = await signedIn('孟清', `${caseOf('学校食堂检查结果')}release/`, {});
    expect(await allViolations(page)).toEqual({});
    await page.getByLabel('内容概述').fill('概述');
    await page.locator('main input[name=csrf]').evaluate((input: HTMLInputElement) => {
      input.value = 'forged';
    });
    await page.getByRole('button', SEND).click();
    expect(await page.getByRole('alert').innerText()).toContain('不是从您登录后的页面提交的');
    expect(await page.getByLabel('内容概述').inputValue()).toBe('概述');
    expect(await allViolations(page)).toEqual({});
  });
});
