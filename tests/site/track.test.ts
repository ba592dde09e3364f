import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_STORIES } from '../../tools/demo/stories.ts';
import { allViolations } from '../support/axe.ts';
import { type Counter, openCounter } from '../support/counter.ts';
import { demoNumber } from '../support/demo-number.ts';

let counter: Counter;
beforeAll(async () => {
  counter = await openCounter();
});
afterAll(() => counter.close());

const track = async (page: Page, number: string, code?: string): Promise<void> => {
  await page.goto(`/apply/track/?number=${number}`);
  await page.getByLabel('查询码').fill(code ?? (await counter.queryCode(number)));
  await page.getByRole('button', { name: '查询', exact: true }).click();
};

/** The demonstration application whose applicant was asked for reasons. */
const ASKED_FOR_REASONS =
  DEMO_STORIES.find(({ steps }) => steps.at(-1)?.step === 'askReasons')?.submission.wanted.title ?? '';

const file = (name: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(name) });

const main = (page: Page) => page.getByRole('main');

describe('查询办理进度', () => {
  it('without scripting shows stage, last day and what happened; no code in the address', async () => {
    const page = await counter.visit({ javaScriptEnabled: false });
    await track(page, demoNumber('道路养护年度计划'));
    const text = await main(page).innerText();
    expect(text).toContain('办理中');
    expect(text).toMatch(/最迟答复\s+\d{4}年\d+月\d+日 周/);
    expect(text).toMatch(/还有 \d+ 个工作日/);
    expect(text).toContain('现在由市交通运输局查找信息、拟出答复');
    expect(text).toMatch(/在原来的期限内不能答复，经批准延长。[\s\S]*涉及多个年度的档案/);
    expect(await page.locator('.track [aria-current=step]').innerText()).toContain('转办');
    expect(page.url()).not.toMatch(/code|Code|-[A-Z0-9]{4}-/);
  });

  it('answers a wrong code and an unknown number with the same words', async () => {
    const words = [];
    for (const number of [demoNumber('道路养护年度计划'), '2026-99999']) {
      const page = await counter.visit();
      await track(page, number, 'AAAA-BBBB-CCCC');
      words.push((await main(page).innerText()).replace(number, ''));
      expect(await page.title()).toMatch(/^有误：/);
    }
    expect(words[0]).toBe(words[1]);
    expect(words[0]).toContain('受理编号或查询码有误');
  });

  it('takes a number and a code as a phone types them', async () => {
    const page = await counter.visit();
    const number = demoNumber('道路养护年度计划');
    await page.goto('/apply/track/');
    await page.getByLabel('受理编号').fill(`${number.replace('-', '－')} `);
    await page.getByLabel('查询码').fill(` ${(await counter.queryCode(number)).toLowerCase().replaceAll('-', ' ')}`);
    await page.getByRole('button', { name: '查询', exact: true }).click();
    expect(await main(page).innerText()).toContain(number);
  });

  it('is found from 依申请公开', async () => {
    const page = await counter.visit({ javaScriptEnabled: false });
    await page.goto('/apply/');
    await main(page).getByRole('link', { name: '查询办理进度' }).click();
    expect(await page.locator('h1').innerText()).toBe('查询办理进度');
  });

  it('繁體: the code of a receipt leads to the same progress, the applicant’s words as written', async () => {
    const page = await counter.visit({ javaScriptEnabled: false });
    const number = demoNumber('学校食堂检查结果');
    await page.goto(`/hant/apply/track/?number=${number}`);
    await page.getByLabel('查詢碼').fill(await counter.queryCode(number));
    await page.getByRole('button', { name: '查詢', exact: true }).click();
    expect(new URL(page.url()).pathname).toBe('/hant/apply/track/');
    expect(await page.locator('h1').innerText()).toBe('学校食堂检查结果');
    expect(await main(page).innerText()).toContain('辦理經過');
    expect(await page.locator('.letters').getAttribute('action')).toBe('/apply/letter');
  });

  it('names the field that is at fault', async () => {
    const page = await counter.visit();
    await track(page, '2026-1', 'AAAA-BBBB-CCCC');
    expect(await page.locator('#number-fault').innerText()).toContain('请照受理回执填写');
    await page.getByRole('link', { name: /受理编号/ }).click();
    expect(await page.evaluate(() => location.hash)).toBe('#number');
  });

  it('is limited to ten wrong codes in ten minutes, the right ones between them count for nothing', async () => {
    const page = await counter.visit();
    const number = demoNumber('补贴');
    for (let at = 0; at < 6; at += 1) {
      await track(page, number, 'AAAA-BBBB-CCCC');
      await track(page, at < 3 ? number : '2026-99999', at < 3 ? undefined : 'AAAA-BBBB-CCCC');
      if (at < 3) expect(await page.locator('h1').innerText()).toBe('补贴');
    }
    await track(page, number, 'AAAA-BBBB-CCCC');
    await track(page, number, 'AAAA-BBBB-CCCC');
    expect(await main(page).innerText()).toContain('10 分钟内最多输错 10 次');
    await track(page, number);
    expect(await main(page).innerText()).toContain('10 分钟内最多输错 10 次');
  });
});

describe('申请人办理', () => {
  it.each([
    ['补贴', '提交补正'],
    [ASKED_FOR_REASONS, '提交理由'],
  ])('axe finds nothing where what %s lacks is not said', async (title, button) => {
    const page = await counter.visit();
    await track(page, demoNumber(title));
    await page.evaluate(() => {
      for (const form of document.forms) form.noValidate = true;
    });
    await page.locator('main form:has(button) textarea').first().fill('');
    await page.getByRole('button', { name: button }).click();
    await page.getByRole('alert').waitFor();
    expect(await allViolations(page)).toEqual({});
  });

  it('补正: what is asked, a blank refused beside the field, then the clock begins anew; twice is once', async () => {
    const page = await counter.visit({ javaScriptEnabled: false });
    await track(page, demoNumber('补贴'));
    expect(await page.locator('.quoted').innerText()).toContain('请写明是哪一类补贴');
    const box = page.getByLabel('补正后的内容描述');
    await box.fill('   ');
    await page.getByRole('button', { name: '提交补正' }).click();
    expect(await page.locator('.fault').innerText()).toContain('是空的');
    await box.fill('2026 年 <b>高校毕业生</b> 就业见习补贴的申领办法');
    await page.getByLabel('选择文件').setInputFiles([file('程序.exe'), file('清单.txt')]);
    await page.getByRole('button', { name: '提交补正' }).click();
    expect(await page.locator('.files').innerText()).toMatch(
      /“程序\.exe”不是可以上传的类型[\s\S]*清单\.txt[\s\S]*已通过检查/,
    );
    expect(await box.inputValue()).toContain('高校毕业生');
    await page.getByRole('button', { name: '提交补正' }).click();
    expect(await page.getByRole('status').innerText()).toBe('补正已经收到。');
    await page.reload();
    expect(await page.getByRole('status').innerText()).toBe('补正已经收到。');
    const names = await page.locator('.timeline b').allInnerTexts();
    expect(names.filter((name) => name === '补正')).toHaveLength(1);
    expect(await main(page).innerText()).toMatch(/还有 20 个工作日/);
  });

  it('说明理由: a file goes up by itself and with the reasons', async () => {
    const page = await counter.visit();
    await track(page, demoNumber(ASKED_FOR_REASONS));
    await page.getByLabel('理由', { exact: true }).fill('各件对应不同路段');
    await page.getByLabel('选择文件').setInputFiles([file('说明.txt')]);
    await expect.poll(() => page.locator('.file-state').allTextContents()).toEqual(['已通过检查']);
    expect(await allViolations(page)).toEqual({});
    await page.getByRole('button', { name: '提交理由' }).click();
    expect(await page.getByRole('status').first().innerText()).toBe('理由已经收到。');
  });

  it('撤回: told what it means first, then closed', async () => {
    const page = await counter.visit();
    await track(page, demoNumber('数据开放目录更新计划'));
    await page.getByText('撤回申请').first().click();
    expect(await main(page).innerText()).toContain('撤回以后不再办理，不能恢复');
    await page.getByLabel('撤回的原因').fill('已经找到');
    await page.getByRole('button', { name: '撤回申请' }).click();
    expect(await page.getByRole('status').innerText()).toBe('申请已经撤回。');
    expect(await page.getByText('撤回申请').count()).toBe(1);
    expect(await main(page).innerText()).toContain('已办结，您撤回了申请');
    expect(await page.locator('.track .stopped').innerText()).toContain('登记');
    expect(await page.locator('.track .done').count()).toBe(1);
  });

  it('答复: what it says, and how to disagree: first to review where the law wants it', async () => {
    const page = await counter.visit();
    await track(page, demoNumber('学校食堂检查结果'));
    expect(await page.locator('section[aria-labelledby=reply-head]').innerText()).toMatch(
      /60 日内（到 \d{4}年\d+月\d+日，怎样算的）[\s\S]*第五十一条[\s\S]*直接起诉：[\s\S]*向人民法院提出/,
    );
    await track(page, demoNumber('停车收费标准调整讨论记录'));
    expect(await main(page).innerText()).toContain('不予公开：属于四类过程性信息');
    const reply = page.locator('section[aria-labelledby=reply-head]');
    expect(await reply.innerText()).toContain('应当先申请行政复议');
    expect(await reply.getByRole('link', { name: '可以在网上提交' }).getAttribute('href')).toMatch(/^https:/);
    await reply.getByRole('link', { name: '怎样算的' }).first().click();
    expect(await main(page).innerText()).toContain('申请的届满日');
  });

  it('超过期限没有答复: where and until when review and complaint are open', async () => {
    const page = await counter.visit({ javaScriptEnabled: false });
    await track(page, demoNumber('2025 年供热管网改造项目清单'));
    await page.getByRole('link', { name: '超过期限没有答复' }).click();
    const dissatisfied = page.locator('#dissatisfied');
    expect(await dissatisfied.innerText()).toMatch(/60 日内（到 \d{4}年\d+月\d+日，怎样算的）[\s\S]*第四十七条/);
    expect(await dissatisfied.getByRole('link', { name: '写邮件' }).getAttribute('href')).toContain(
      encodeURIComponent(demoNumber('2025 年供热管网改造项目清单')),
    );
  });
});

describe('文书', () => {
  const letter = async (
    name: string,
    number: string,
    { code, address = counter.address() }: { readonly code?: string; readonly address?: string } = {},
  ) => {
    const queryCode = code ?? (await counter.queryCode(number));
    const body = new URLSearchParams({ letter: name, number, queryCode });
    const headers = { origin: counter.baseURL.replace(/\/$/, ''), 'x-forwarded-for': address };
    return fetch(new URL('/apply/letter', counter.baseURL), { method: 'POST', body, headers });
  };
  const head = async (response: Response): Promise<string> => (await response.text()).slice(0, 8);

  it('the applicant’s own are PDF, and no cache keeps them', async () => {
    for (const name of ['receipt', 'reply']) {
      const got = await letter(name, demoNumber('学校食堂检查结果'));
      expect([got.status, got.headers.get('content-type'), got.headers.get('cache-control')]).toEqual([
        200,
        'application/pdf',
        'no-store',
      ]);
      expect(await head(got)).toBe('%PDF-1.7');
    }
  });

  it('a wrong code gets none, and there is no reply before it was sent', async () => {
    expect((await letter('receipt', demoNumber('学校食堂检查结果'), { code: 'AAAA-BBBB-CCCC' })).status).toBe(404);
    expect((await letter('reply', demoNumber('公租房房源分布'))).status).toBe(409);
    expect((await letter('secret', demoNumber('公租房房源分布'))).status).toBe(404);
  });

  it('one who looks at all of them again and again is not locked out', async () => {
    const address = counter.address();
    const number = demoNumber('学校食堂检查结果');
    for (let at = 0; at < 11; at += 1) expect((await letter('receipt', number, { address })).status).toBe(200);
    for (let at = 0; at < 10; at += 1)
      expect((await letter('receipt', number, { address, code: 'AAAA-BBBB-CCCC' })).status).toBe(404);
    expect((await letter('receipt', number, { address })).status).toBe(429);
  });

  it('the page leads to them', async () => {
    const page = await counter.visit();
    await track(page, demoNumber('学校食堂检查结果'));
    const buttons = await page.locator('.letters button').allInnerTexts();
    expect(buttons).toEqual(['受理回执（PDF）', '政府信息公开告知书（PDF）']);
  });
});

describe('无障碍', () => {
  it.each(DEMO_STORIES.map(({ submission }) => submission.wanted.title))(
    'axe finds nothing on the progress of %s',
    async (title) => {
      const page = await counter.visit();
      await track(page, demoNumber(title));
      expect(await allViolations(page)).toEqual({});
    },
  );

  it('axe finds nothing on the form and its errors', async () => {
    const page = await counter.visit();
    await page.goto('/apply/track/');
    expect(await allViolations(page)).toEqual({});
    await track(page, '2026-1', 'x');
    expect(await allViolations(page)).toEqual({});
  });
});
