import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allViolations } from '../support/axe.ts';
import { type Counter, openCounter } from '../support/counter.ts';
import { demoNumber } from '../support/demo-number.ts';
import { textOf } from '../support/pdf.ts';

let counter: Counter;
beforeAll(async () => {
  counter = await openCounter();
});
afterAll(() => counter.close());

/** Signed in as a demonstration officer, at the page asked for. */
const signedIn = async (name: string, path = '/office/', options = {}): Promise<Page> => {
  const page = await counter.visit(options);
  await page.goto(path);
  await page.getByRole('button', { name: new RegExp(name) }).click();
  await page.waitForURL(`**${path}`);
  return page;
};

const caseOf = (number: string): string => `/office/applications/${number}/`;

/** Takes a step from the case page as far as its consequences. */
const propose = async (page: Page, step: string, fill: Readonly<Record<string, string>> = {}): Promise<void> => {
  await page.getByRole('complementary', { name: '办理' }).getByRole('link', { name: step, exact: true }).click();
  for (const [label, value] of Object.entries(fill)) {
    const box = page.locator('.step-panel').getByLabel(label);
    if ((await box.evaluate((element) => element.tagName)) === 'SELECT') await box.selectOption(value);
    else await box.fill(value);
  }
  await page.getByRole('button', { name: /^下一步/ }).click();
};

const take = async (page: Page, step: string, fill: Readonly<Record<string, string>> = {}): Promise<void> => {
  await propose(page, step, fill);
  await page.getByRole('button', { name: `确认${step}` }).click();
  expect(await page.getByRole('status').innerText()).toBe(`已办理：${step}。`);
};

const state = (page: Page): Promise<string> => page.locator('.case-head .now').innerText();

describe.each([false, true])('六个阶段 by different people (scripting: %s)', (javaScriptEnabled) => {
  it('from what was received to the archive', async () => {
    const options = { javaScriptEnabled };
    const number = await counter.submit('海水浴场水质检测结果');
    const registrar = await signedIn('林知远', caseOf(number), options);
    await take(registrar, '登记');
    await take(registrar, '转办', { 主办单位: 'transport' });
    expect(await state(registrar)).toContain('办理中');

    const officer = await signedIn('路遥', caseOf(number), options);
    await officer.getByRole('link', { name: '拟办送审' }).click();
    await officer.getByLabel('办理结果').selectOption('granted.full');
    await officer.getByRole('button', { name: '选定结果，写答复' }).click();
    await officer.getByLabel('公开的信息').fill('2026 年夏季各海水浴场水质均为优良。');
    await officer.getByRole('button', { name: /^下一步/ }).click();
    expect(await officer.locator('.step-panel').innerText()).toMatch(/办理中 → 待法制审核/);
    await officer.getByRole('button', { name: '确认拟办送审' }).click();

    await take(await signedIn('董律', caseOf(number), options), '法制审核通过');
    await take(await signedIn('严谨', caseOf(number), options), '保密审查通过');
    await take(await signedIn('秦岳', caseOf(number), options), '签发', { 答复文号: '青政公开〔2026〕99号' });
    await registrar.goto(caseOf(number));
    await take(registrar, '送达', { 送达方式: 'online' });
    const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    await take(registrar, '登记送达证明', { 送达日期: day, 送达证明: '已查看' });
    const archivist = await signedIn('文存', caseOf(number), options);
    await take(archivist, '归档', { 档号: '演示-99' });
    expect(await state(archivist)).toContain('已归档');
  });
});

describe('一件申请', () => {
  it('says before it is done what a step does to the period', async () => {
    const page = await signedIn('林知远', caseOf(demoNumber('人才公寓分配办法')));
    await propose(page, '告知补正', { 需要补正的内容: '请写明年份', 补正期限: '15' });
    const words = await page.locator('.step-panel').innerText();
    expect(words).toMatch(/办理中 → 待补正/);
    expect(words).toMatch(/还有 \d+ 个工作日\s*→ 等待申请人补正/);
    expect(words).toMatch(/写明 \d{4}年\d+月\d+日/);
    expect(await state(page)).toContain('办理中');
  });

  it('proves its last day day by day', async () => {
    const page = await signedIn('林知远', caseOf(demoNumber('人才公寓分配办法')));
    const [, year, month, day] = /(\d{4})年(\d+)月(\d+)日/.exec(await state(page)) ?? [];
    await page.getByText('这个日子是怎样一天一天算出来的').click();
    const last = page
      .locator('.proof-months li')
      .filter({ hasText: `${year}年${month}月` })
      .locator('.end');
    expect(await last.innerText()).toMatch(new RegExp(`^${day}\\s*20$`));
  });

  it('refuses in words, beside the field, and keeps what was written', async () => {
    const page = await signedIn('林知远', caseOf(demoNumber('人才公寓分配办法')));
    await propose(page, '告知补正', { 需要补正的内容: '请写明年份', 补正期限: '两周' });
    expect(await page.locator('.step-panel .fault').innerText()).toContain('5 到 60 的整数');
    expect(await page.getByLabel('需要补正的内容').inputValue()).toBe('请写明年份');
  });

  it('of two officers the second sees what changed, and keeps what was written', async () => {
    const number = demoNumber('老旧小区加装电梯补贴办法');
    const [one, two] = [await signedIn('严谨', caseOf(number)), await signedIn('郑衡', caseOf(number))];
    await propose(one, '退回修改', { 理由: '缺少依据' });
    await propose(two, '退回修改', { 理由: '我也认为缺少依据' });
    await one.getByRole('button', { name: '确认退回修改' }).click();
    expect(await one.getByRole('status').innerText()).toContain('已办理');
    await two.getByRole('button', { name: '确认退回修改' }).click();
    expect(await two.getByRole('alert').innerText()).toContain('别人先办理了一步');
    expect(await two.getByLabel('理由').inputValue()).toBe('我也认为缺少依据');
    expect(await two.locator('.timeline').innerText()).toContain('缺少依据');
  });

  it('is not shown to another unit, nor its steps', async () => {
    const page = await signedIn('宋育', caseOf(demoNumber('政府采购项目清单')));
    expect(await page.getByRole('alert').innerText()).toContain('没有这件申请');
    expect(await page.getByRole('main').innerText()).not.toContain('采购');
  });

  it('shows personal fields only after a recorded step, and once', async () => {
    const number = demoNumber('政府采购项目清单');
    const page = await signedIn('许算', caseOf(number));
    expect(await page.getByRole('main').innerText()).not.toContain('13800000000');
    await page.getByRole('link', { name: '查看个人信息' }).click();
    await page.getByLabel('联系电话').check();
    await page.getByLabel('理由').fill('电话核实');
    await page.getByRole('button', { name: /^下一步/ }).click();
    await page.getByRole('button', { name: '确认查看个人信息' }).click();
    expect(await page.getByRole('status').innerText()).toContain('13800000000');
    await page.goto(caseOf(number));
    expect(await page.getByRole('main').innerText()).not.toContain('13800000000');
    expect(await page.locator('.timeline').innerText()).toContain('电话核实');
  });

  it('says that the name in its letter is masked, and shows the letter as it is sent to a signer who opened it', async () => {
    const number = demoNumber('公办幼儿园学位统计');
    const page = await signedIn('秦岳', `${caseOf(number)}?step=sign`);
    const opening = async () =>
      textOf(await (await page.request.get(`${caseOf(number)}reply.pdf`)).body()).slice(0, 200);
    expect(await page.locator('.outgoing').innerText()).toContain('遮住了申请人的姓名，送出的写全名');
    expect(await opening()).toContain('演***：');
    await page.locator('.outgoing').getByRole('link', { name: '查看个人信息' }).click();
    expect(await page.getByLabel('姓名或名称').isChecked()).toBe(true);
    await page.getByLabel('理由').fill('核对收件人');
    await page.getByRole('button', { name: /^下一步/ }).click();
    await page.getByRole('button', { name: '确认查看个人信息' }).click();
    await page.goto(`${caseOf(number)}?step=sign`);
    expect(await page.locator('.outgoing').innerText()).not.toContain('遮住');
    expect(await opening()).toContain('演示申请人：');
  });

  it('has its letters for its own unit, and for nobody else', async () => {
    const path = `${caseOf(demoNumber('政府采购项目清单'))}receipt.pdf`;
    const own = await signedIn('许算');
    const other = await signedIn('宋育');
    const stranger = await counter.visit();
    const status = async (page: Page) => (await page.request.get(path, { maxRedirects: 0 })).status();
    expect([await status(own), await status(other), await status(stranger)]).toEqual([200, 404, 303]);
  });

  it('tells why a step cannot be taken yet', async () => {
    const page = await signedIn('田野', caseOf(demoNumber('采矿权出让合同')));
    await page.getByText('现在还不能办理').click();
    expect(await page.getByRole('complementary', { name: '办理' }).innerText()).toMatch(/拟办送审：.+/);
    const unasked = await signedIn('许算', caseOf(demoNumber('政府采购项目清单')));
    await unasked.getByText('现在还不能办理').click();
    const aside = unasked.getByRole('complementary', { name: '办理' });
    expect(await aside.innerText()).toContain('收到意见：没有正在征求的意见');
    expect(await aside.getByRole('link', { name: '收到意见' }).count()).toBe(0);
    const fees = await signedIn('钱进', caseOf(demoNumber('政府采购项目清单')));
    await fees.getByText('现在还不能办理').click();
    const why = await fees.getByRole('complementary', { name: '办理' }).innerText();
    expect(why).toContain('收取信息处理费：本机关不收取信息处理费');
  });

  it('loses no word of a form that came after the session had ended', async () => {
    const page = await signedIn('林知远', `${caseOf(demoNumber('人才公寓分配办法'))}?step=askReasons`);
    await page.getByRole('textbox', { name: '理由' }).fill('写了半小时');
    const cookies = await page.context().cookies();
    await page.context().clearCookies({ name: 'office' });
    await page.getByRole('button', { name: /^下一步/ }).click();
    await page.getByRole('heading', { name: '登录已经结束' }).waitFor();
    await page.context().addCookies(cookies);
    await page.getByRole('button', { name: '登录好了，取回写的内容' }).click();
    expect(await page.getByRole('textbox', { name: '理由' }).inputValue()).toBe('写了半小时');
    await page.getByRole('button', { name: /^下一步/ }).click();
    expect(await page.locator('.step-panel').innerText()).toContain('待说明理由');
  });

  it.each([
    ['冯度', '政府采购项目清单', '?step=unmask&fields=phone', '理由', /^下一步/],
    ['贺川', '学校食堂检查结果', 'release/', '内容概述', /下载内容文件$/],
  ])('loses no word of a form that came too soon after many others: %s', async (name, title, rest, label, button) => {
    const page = await signedIn(name, `${caseOf(demoNumber(title))}${rest}`);
    await page.getByRole('textbox', { name: label }).fill('写了半小时');
    const none = caseOf('2026-99999');
    await Promise.all(Array.from({ length: 120 }, () => page.request.get(none)));
    await page.getByRole('button', { name: button }).click();
    expect(await page.getByRole('alert').innerText()).toContain('请求太频繁');
    expect(await allViolations(page)).toEqual({});
    const [sent] = await Promise.all([
      page.waitForRequest((request) => request.method() === 'POST'),
      page.getByRole('button', { name: '再试一次' }).click(),
    ]);
    expect([...new URLSearchParams(sent.postData() ?? '').values()]).toContain('写了半小时');
  });

  it('refuses a form that came from elsewhere', async () => {
    const number = demoNumber('人才公寓分配办法');
    const page = await signedIn('林知远', caseOf(number));
    await page.goto(`${caseOf(number)}?step=askReasons`);
    await page.locator('.step-panel input[name=csrf]').evaluate((input: HTMLInputElement) => {
      input.value = 'forged';
    });
    await page.getByRole('textbox', { name: '理由' }).fill('x');
    await page.getByRole('button', { name: /^下一步/ }).click();
    expect(await page.getByRole('alert').innerText()).toContain('不是从您登录后的页面提交的');
  });
});

describe('工作台', () => {
  it('brings a proposed extension before who approves it, until it is decided', async () => {
    const number = demoNumber('人才公寓分配办法');
    await take(await signedIn('安居', caseOf(number)), '提请延期', { 延长的工作日: '10', 理由: '要汇总各区的数据' });
    const head = await signedIn('孟清');
    expect(await head.getByRole('heading', { level: 1 }).innerText()).toBe('延期审批');
    await head.getByRole('link', { name: '人才公寓分配办法' }).click();
    await take(head, '批准延期');
    await head.goto('/office/');
    expect(await head.getByRole('main').innerText()).toContain('没有等待办理的申请');
  });

  it('lists what waits, the most pressing first, and finds by number', async () => {
    const page = await signedIn('路遥');
    await page.getByRole('link', { name: '市交通运输局全部在办' }).click();
    const days = await page
      .locator('.worklist time')
      .evaluateAll((all) => all.map((time) => time.getAttribute('datetime')));
    expect(days.length).toBeGreaterThan(1);
    expect(days).toEqual(days.toSorted());
    const number = demoNumber('政府采购项目清单');
    await page.getByLabel('受理编号').fill(number);
    await page.getByRole('button', { name: '查找' }).click();
    expect(new URL(page.url()).pathname).toBe(caseOf(number));
  });

  it('shows one state at a time, and leads on by cursor within it', async () => {
    const page = await signedIn('田野', '/office/?by=unit&of=natural-resources');
    const all = await page.locator('.worklist tbody tr').count();
    await page.getByLabel('状态').selectOption('legalReview');
    await page.getByRole('button', { name: '筛选' }).click();
    const states = await page.locator('.worklist tbody td:nth-child(3)').allInnerTexts();
    expect(states.length).toBeGreaterThan(0);
    expect(states.length).toBeLessThan(all);
    expect(new Set(states)).toEqual(new Set(['待法制审核']));
    await page.getByLabel('状态').selectOption('awaitingPayment');
    await page.getByRole('button', { name: '筛选' }).click();
    expect(await page.getByRole('main').innerText()).toContain('没有这一状态的申请');
  });

  it('is walked by keyboard', async () => {
    const page = await signedIn('林知远');
    const focused = () =>
      page.evaluate(() => document.activeElement?.getAttribute('href') ?? document.activeElement?.id);
    const links = await page
      .locator('.worklist .what a')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe(links[0]);
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe(links[1]);
    await page.keyboard.press('Control+k');
    expect(await focused()).toBe('find-number');
    await page.keyboard.type('2026-00005');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/applications/2026-00005/');
  });

  it('WCAG 2.1.4: no character alone is a shortcut, but X of the application in focus', async () => {
    const page = await signedIn('林知远');
    const state = () =>
      page.evaluate(() => [
        location.href,
        document.activeElement?.tagName,
        document.querySelectorAll('.pick input:checked').length,
      ]);
    const before = await state();
    for (let code = 0x21; code < 0x7f; code += 1) await page.keyboard.press(String.fromCharCode(code));
    expect(await state()).toEqual(before);
    await page.locator('.worklist tr:has(.pick input) .what a').first().focus();
    await page.keyboard.press('x');
    expect((await state())[2]).toBe(1);
  });

  it('passes several on at once, and says what became of each', async () => {
    const [page, late] = [await signedIn('林知远'), await signedIn('周明')];
    const number = demoNumber('数据开放目录更新计划');
    await page.getByLabel('选中本页全部').check();
    expect(await page.getByLabel(`选中 ${number}`).isChecked()).toBe(true);
    await page.getByLabel('把选中的转给').selectOption('finance');
    await page.getByRole('button', { name: '转办' }).click();
    expect(await page.getByRole('status').innerText()).toMatch(/^已转办 \d+ 件：/);
    expect(await page.locator('.worklist').innerText()).not.toContain('数据开放目录更新计划');

    await late.getByLabel(`选中 ${number}`).check();
    await late.getByLabel('把选中的转给').selectOption('education');
    await late.getByRole('button', { name: '转办' }).click();
    expect(await late.getByRole('status').innerText()).toContain(
      `${number} 没有转办：别人先办理了一步，现在是“办理中”`,
    );
    await late.goto(caseOf(number));
    expect(await late.locator('.case-head').innerText()).toContain('市财政局');
  });
});

describe('无障碍', () => {
  it.each([
    ['工作台', '林知远', () => '/office/'],
    ['a case', '许算', () => caseOf(demoNumber('政府采购项目清单'))],
    ['a step', '许算', () => `${caseOf(demoNumber('政府采购项目清单'))}?step=unmask`],
    ['a draft', '许算', () => `${caseOf(demoNumber('政府采购项目清单'))}?step=submitDraft&outcome=granted.partial`],
    ['no case', '宋育', () => caseOf('2026-99999')],
  ])('axe finds nothing on %s', async (_, name, path) => {
    const page = await signedIn(name);
    await page.goto(path());
    expect(await allViolations(page)).toEqual({});
  });
});
