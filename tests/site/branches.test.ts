/** Every row of the table, once, on the page of the case: the ways beside the main one too, and what the system does. */
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '#domain/application/roles.ts';
import type { StepName } from '#domain/application/steps.ts';
import { nameOfStep } from '#domain/application/view.ts';
import { WORKFLOW } from '#domain/workflow.ts';
import { SUBMISSION_EXAMPLE } from '#functions/http/examples.ts';
import type { ManualStep } from '#functions/http/step-schemas.ts';
import { allViolations } from '../support/axe.ts';
import { type Counter, openCounter } from '../support/counter.ts';
import { demoNumber } from '../support/demo-number.ts';

const DAY_MS = 86_400_000;
/** A day in Beijing, so many days from now. */
const day = (from = 0): string => new Date(Date.now() + DAY_MS / 3 + from * DAY_MS).toISOString().slice(0, 10);

type Filled = Readonly<Record<string, string | readonly string[]>>;

interface Applied {
  readonly number: string;
  readonly queryCode: string;
}

let counter: Counter;
const desks = new Map<string, Promise<Page>>();
const taken = new Set<string>();

beforeAll(async () => {
  counter = await openCounter({ FEES_CHARGED: 'yes' });
});
afterAll(() => counter.close());

const signIn = async (name: string, javaScriptEnabled = false): Promise<Page> => {
  const page = await counter.visit({ javaScriptEnabled });
  page.on('dialog', (dialog) => {
    throw new Error(`a page said ${dialog.message()}`);
  });
  await page.goto('/office/');
  await page.getByRole('button', { name: new RegExp(name) }).click();
  await page.waitForURL('**/office/');
  return page;
};

/** The officer of that name at the page of a case, signed in once. */
const at = async (name: string, number: string): Promise<Page> => {
  const known = desks.get(name) ?? signIn(name);
  desks.set(name, known);
  const page = await known;
  await page.goto(`/office/applications/${number}/`);
  return page;
};

const fill = async (page: Page, data: Filled): Promise<void> => {
  for (const [name, value] of Object.entries(data)) {
    const field = page.locator(`.step-panel [name="${name}"]`);
    if (typeof value !== 'string') for (const each of value) await field.and(page.locator(`[value="${each}"]`)).check();
    else if ((await field.evaluate((element) => element.tagName)) === 'SELECT') await field.selectOption(value);
    else await field.fill(value);
  }
};

/** The step as far as its consequences, or its refusal. */
const propose = async (page: Page, step: ManualStep, { outcome, ...data }: Filled): Promise<void> => {
  await page.locator(`.case-steps a[href*="?step=${step}#"]`).click();
  if (outcome) {
    await fill(page, { outcome });
    await page.getByRole('button', { name: '选定结果，写答复' }).click();
  }
  await fill(page, data);
  await page.getByRole('button', { name: /^下一步/ }).click();
};

/** What is said instead of “已办理” and the step's name. */
const SAID: Readonly<Partial<Record<ManualStep, string>>> = { unmask: '个人信息', return: '不再由您的单位承办' };

const take = async (name: string, number: string, step: ManualStep, data: Filled = {}): Promise<void> => {
  const page = await at(name, number);
  await propose(page, step, data);
  await page.getByRole('button', { name: /^确认/ }).click();
  expect(await page.getByRole('status').first().innerText()).toContain(
    SAID[step] ?? `已办理：${nameOfStep(step).name}`,
  );
  taken.add(step);
};

/** What the page says instead of the consequences. */
const refusal = async (name: string, number: string, step: ManualStep, data: Filled = {}): Promise<string> => {
  const page = await at(name, number);
  await propose(page, step, data);
  return page.getByRole('alert').innerText();
};

const state = async (number: string): Promise<string> =>
  (await at('林知远', number)).locator('.case-head .now').innerText();

/** Demonstrations that in a month and a half the daily sweep has something to do with. */
const WATCHED = ['采矿权出让合同', '补贴', '政府采购项目清单', '社区养老服务站名单'];

/** What the system did with a case, as its page tells. */
const watched = async (number: string): Promise<StepName[]> => {
  const told = await (await at('林知远', number)).locator('.timeline').innerText();
  return WORKFLOW.filter(({ by, name }) => by.some((role: Role) => role === 'system') && told.includes(name)).map(
    ({ step }) => step,
  );
};

/** What somebody might write to make pages do what they want. */
const EVIL = '"\'><img src=x onerror=alert(1)><script>alert(1)</script>=1+1';
const said = (text: string): string => `${text}${EVIL}`;

/** A page with scripting shows what was written, and nothing of it became more than text. */
const expectHarmless = async (page: Page): Promise<void> => {
  expect(await page.getByRole('main').innerText()).toContain(EVIL);
  expect(await page.locator('img[src="x"], script:not([src]):text("alert")').count()).toBe(0);
};

/** The case as an officer with scripting sees it. */
const seen = async (name: string, number: string): Promise<Page> => {
  const page = await signIn(name, true);
  await page.goto(`/office/applications/${number}/`);
  return page;
};

/** What an applicant who is asked to pay sees: all that is owed him, and axe finds nothing. */
const expectAsked = async ({ number, queryCode }: Applied, words: readonly string[]): Promise<void> => {
  const page = await counter.visit();
  await page.goto(`/apply/track/?number=${number}`);
  await page.getByLabel('查询码').fill(queryCode);
  await page.getByRole('button', { name: '查询', exact: true }).click();
  const asked = page.locator('#ask');
  for (const each of words) expect(await asked.innerText()).toContain(each);
  expect(await allViolations(page)).toEqual({});
  await asked.getByRole('link', { name: '怎样算的' }).click();
  expect(await page.getByRole('main').innerText()).toContain('缴费的届满日');
};

const applied = async (title: string): Promise<Applied> => {
  const page = await counter.visit();
  const answer = await page.request.post('/api/v1/applications', {
    headers: { 'Idempotency-Key': randomUUID() },
    data: { ...SUBMISSION_EXAMPLE, wanted: { title, description: `${title}的全文` } },
  });
  expect(answer.status()).toBe(201);
  return (await answer.json()) as Applied;
};

const passed = async (title: string, lead: string, assisting: readonly string[] = []) => {
  const { number, queryCode } = await applied(title);
  await take('林知远', number, 'register');
  await take('林知远', number, 'transfer', { lead, assisting });
  return { number, queryCode };
};

/** What number and code open. */
const tracked = async ({ number, queryCode }: Applied, javaScriptEnabled = true): Promise<Page> => {
  const page = await counter.visit({ javaScriptEnabled });
  await page.goto('/apply/track/');
  await page.locator('#number').fill(number);
  await page.locator('#queryCode').fill(queryCode);
  await page.getByRole('button', { name: '查询', exact: true }).click();
  await page.locator('.timeline').waitFor();
  return page;
};

/** A step of the applicant's own. */
const asApplicant = async (who: Applied, step: string, text: string): Promise<void> => {
  const page = await tracked(who, false);
  const form = page.locator('form', { has: page.locator(`[name=step][value=${step}]`) });
  if (step === 'withdraw') await page.getByText('撤回申请').first().click();
  await form.locator('textarea').fill(text);
  await form.locator('.button:not(.quiet)').click();
  await page.locator('.done-note').waitFor();
  taken.add(step);
};

describe('每一种办法都能在页面上办', { timeout: 180_000 }, () => {
  it('协办、征求意见、延期、退回、不予签发、告知第三方、重新送达、复议、补充答复', async () => {
    const who = await passed(said('沿街招牌改造的施工合同'), 'transport', ['finance']);
    const { number } = who;
    await take('许算', number, 'assist', { opinion: said('金额可以公开。') });
    await take('路遥', number, 'consultThirdParty');
    await take('路遥', number, 'noteLetterReceived', { id: 'c1', receivedOn: day() });
    await take('路遥', number, 'receiveOpinion', { id: 'c1', opinion: 'objects', content: said('单价是商业秘密。') });
    await take('路遥', number, 'consultAgency', { agency: 'housing' });
    await take('路遥', number, 'receiveOpinion', { id: 'c2', opinion: 'consents', content: said('同意。') });
    await take('路遥', number, 'proposeExtension', { workdays: '10', reason: said('合同较多') });
    await take('孟清', number, 'approveExtension');
    await take('路遥', number, 'tellExtension');

    const draft = { outcome: 'granted.full', 'statements.information': said('合同见附件。') };
    await take('路遥', number, 'submitDraft', draft);
    await take('董律', number, 'returnDraft', { reason: said('请写明附件的名称') });
    await take('路遥', number, 'submitDraft', draft);
    await take('董律', number, 'passLegalReview');
    await take('严谨', number, 'passSecrecyReview');
    await take('秦岳', number, 'refuseSignature', { reason: said('请再核对金额') });
    await take('路遥', number, 'submitDraft', draft);
    await take('董律', number, 'passLegalReview');
    await take('严谨', number, 'passSecrecyReview');
    await take('秦岳', number, 'sign', { replyNo: '青政公开〔2026〕7号' });
    const desk = await at('林知远', number);
    await desk.getByText('现在还不能办理').click();
    expect(await desk.locator('.case-steps').innerText()).toMatch(/送达：.*还没有书面告知不同意公开的第三方/);
    await take('林知远', number, 'tellThirdParty', { id: 'c1', reason: said('公共利益需要') });
    await take('林知远', number, 'dispatch', { way: 'post', trackingNo: 'EX000000007CN' });
    await take('林知远', number, 'noteUndelivered', { on: day(), reason: said('地址不详') });
    await take('林知远', number, 'dispatch', { way: 'direct' });
    await take('林知远', number, 'proveDelivery', { provedOn: day(), proof: said('当面签收') });
    await take('林知远', number, 'noteChallenge', { kind: 'reconsideration', notedOn: day() });
    await take('林知远', number, 'noteChallengeResult', { id: 'r1', result: 'corrected' });
    await take('文存', number, 'archive', { fileNo: '演示-7' });
    await take('孟清', number, 'reopen', { reason: said('复议决定责令重新答复') });
    expect(await state(number)).toContain('办理中');
    await expectHarmless(await tracked(who));
    await expectHarmless(await seen('林知远', number));
    await expectHarmless(await seen('孟清', number));
  });

  it('补正、退回、说明理由、延迟答复、撤回', async () => {
    const who = await applied('历年绿化补植记录');
    await take('林知远', who.number, 'register');
    await take('林知远', who.number, 'askSupplement', { what: '请写明是哪几年', workdays: '5' });
    await asApplicant(who, 'supplement', '2024 年和 2025 年的绿化补植记录');
    await take('林知远', who.number, 'transfer', { lead: 'housing' });
    await take('安居', who.number, 'return', { reason: '不是本单位的职责' });
    await take('林知远', who.number, 'transfer', { lead: 'natural-resources' });
    await take('田野', who.number, 'askReasons', { reason: '数量较大' });
    await asApplicant(who, 'giveReasons', '用于比较各年的成活率');
    const later = { dueOn: day(60), reason: '分批查找' };
    expect(await refusal('孟清', who.number, 'setDelay', { ...later, dueOn: day() })).toContain('不晚于现有期限');
    await take('孟清', who.number, 'setDelay', later);
    await asApplicant(who, 'withdraw', '已经找到');
    expect(await state(who.number)).toContain('已办结');
  });

  it('重复提交的合并办理', async () => {
    const [first, again] = [await applied('路面检测报告'), await applied('路面检测报告')];
    await take('林知远', again.number, 'register');
    await take('林知远', again.number, 'merge', { into: first.number, reason: '同一件' });
    expect(await (await tracked(again)).locator('.timeline').innerText()).toContain('一并答复');
  });

  it('批注，别人先写了也不丢', async () => {
    const { number } = await passed('桥梁检测报告', 'transport');
    const [mine, theirs] = [await seen('路遥', number), await seen('林知远', number)];
    const write = async (page: Page, text: string) => {
      await page.getByLabel('写一条批注').fill(text);
      await page.getByRole('button', { name: '写入批注' }).click();
    };
    await write(theirs, said('档案在二楼'));
    expect(await theirs.getByRole('status').first().innerText()).toContain('已办理：批注');
    await write(mine, said('已经取回'));
    expect(await mine.getByRole('alert').innerText()).toContain('别人先办理了一步');
    expect(await mine.locator('.step-panel textarea').inputValue()).toBe(said('已经取回'));
    await mine.getByRole('button', { name: /^下一步/ }).click();
    await mine.getByRole('button', { name: '确认批注' }).click();
    const comments = mine.getByRole('region', { name: '批注' });
    expect(await comments.locator('li').allInnerTexts()).toEqual([
      expect.stringContaining(said('档案在二楼')),
      expect.stringContaining(said('已经取回')),
    ]);
    await expectHarmless(mine);
    taken.add('comment');
  });

  it('没有说明理由，不批准延期，确认收到平信，查看个人信息', async () => {
    const { number } = await passed('路灯维修台账', 'transport');
    await take('路遥', number, 'askReasons', { reason: '次数较多' });
    await take('路遥', number, 'noteNoReasons', { reason: '没有回复' });
    await take('路遥', number, 'proposeExtension', { workdays: '5', reason: '档案在外地' });
    await take('孟清', number, 'refuseExtension', { reason: '现有材料足以答复' });
    await take('路遥', number, 'unmask', { fields: ['phone'], reason: '核对申请内容' });
    await take('林知远', demoNumber('社区养老服务站名单'), 'confirmReceipt', {
      confirmedOn: day(),
      reason: '今天联系上',
    });
  });

  it('收费、缴费；过了期限的，逾期未缴费、逾期未补正', async () => {
    const fee = { scheme: 'byItem', amountYuan: '100', noticeReceivedOn: day(), reason: '本月第 36 件' };
    const [paid, unpaid] = [await passed('宗地档案一', 'housing'), await passed('宗地档案二', 'housing')];
    expect(await refusal('钱进', paid.number, 'decideFee', { ...fee, amountYuan: '105' })).toContain('10 元的正整数倍');
    await take('钱进', paid.number, 'decideFee', fee);
    await expectAsked(paid, [
      '请您缴费 100 元，最迟',
      '本月第 36 件',
      '按件计收',
      '缴款码',
      '视为放弃申请',
      '重新计算 20 个工作日',
    ]);
    await take('钱进', paid.number, 'recordPayment', { paidOn: day(), receiptNo: 'PZ-1' });
    await take('钱进', unpaid.number, 'decideFee', fee);
    expect(await state(paid.number)).toContain('办理中');

    const left = await at('林知远', paid.number);
    await counter.later(45);
    desks.clear();
    await left.reload();
    expect(await left.getByRole('button', { name: /林知远/ }).count()).toBe(1);
    expect(await left.getByRole('main').innerText()).not.toContain(paid.number);
    await take('钱进', unpaid.number, 'lapseFee', { reason: '没有缴费' });
    await take('林知远', demoNumber('补贴'), 'lapseSupplement', { reason: '没有补正' });
    expect([await state(unpaid.number), await state(demoNumber('补贴'))]).toEqual(
      Array.from({ length: 2 }, () => expect.stringContaining('已办结')),
    );
    for (const number of [unpaid.number, ...WATCHED.map(demoNumber)])
      for (const step of await watched(number)) taken.add(step);
  });

  // 提出申请 is in apply.test.ts, 按新的放假安排重算期限 in manage.test.ts.
  it('是全部，系统办的也看得到', () => {
    const all = new Set<string>(WORKFLOW.map(({ step }) => step));
    expect([...all].filter((step) => !taken.has(step))).toEqual(['submit', 'recalculate']);
  });
});
