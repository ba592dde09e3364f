/** Every condition of the table that stands against a step, as the words an officer reads on a page. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GUARDS, type GuardName } from '#domain/application/guards.ts';
import type { Role } from '#domain/application/roles.ts';
import { WORKFLOW } from '#domain/workflow.ts';
import type { REFUSALS } from '#functions/http/problem.ts';
import { type Counter, openCounter } from '../support/counter.ts';
import { demoNumber } from '../support/demo-number.ts';

const DAY_MS = 86_400_000;
const day = (from = 0): string => new Date(Date.now() + DAY_MS / 3 + from * DAY_MS).toISOString().slice(0, 10);
const TOMORROW = day(1);

/** Seen by another test, in the words given. */
const ELSEWHERE: Readonly<Partial<Record<GuardName, readonly [file: string, words: string]>>> = {
  arrivalNotInFuture: ['counter', '申请日期不对'],
  feesCharged: ['cases', '本机关不收取信息处理费'],
  feeWhole: ['branches', '10 元的正整数倍'],
  delayLaterThanDue: ['branches', '不晚于现有期限'],
  objectorTold: ['branches', '还没有书面告知不同意公开的第三方'],
  filesPass: ['released-files', '没有全部通过出文检查'],
};

/** Where there is nothing to choose, the page says so in words of its own. */
const NOTHING_TO_CHOOSE: Readonly<Partial<Record<GuardName, string>>> = {
  mergesTheSame: '同一个申请人没有更早的、还在办理的相同申请',
  consultationOpen: '没有正在征求的意见',
  thirdPartyObjected: '没有不同意公开、还没有告知的第三方',
  challengePending: '没有等待结果的复议和诉讼',
};

/** What no page lets anybody come to; the API refuses it in the same words. */
const NOT_ON_PAGES: Readonly<Partial<Record<GuardName, string>>> = {
  writtenDownByStaff: 'the form of an applicant has no other channel',
  consultationNew: 'the page numbers consultations itself',
  challengeNew: 'the page numbers challenges itself',
  lapseIsNotDrafted: 'the page does not offer these outcomes',
  supplementPeriodReasonable: 'the field says 5 到 60 first',
  extensionWithinTwenty: 'the field says 1 到 20 first',
  reasonGiven: 'the field is asked for first',
  fieldsNamed: 'the field is asked for first',
  outcomeStated: 'the fields are asked for first',
  outcomeCounted: 'nothing is closed without an outcome',
};

/** What else is refused, by its kind: the test that sees it and its words, or why no page leads to it. */
const OTHERWISE: Readonly<Record<keyof typeof REFUSALS, readonly [file: string, words: string] | string>> = {
  noSuchStep: ['refusals', '没有这个步骤'],
  noSuchApplication: ['cases', '没有这件申请'],
  stateForbids: ['refusals', '申请已经不在可以办理这一步的状态'],
  notYourStep: ['refusals', '请由有相应职责的人员办理'],
  notYourUnit: ['refusals', '请由承办单位的人员办理'],
  guardFails: ['refusals', '不符合办理条件'],
  outrun: ['cases', '别人先办理了一步'],
  keyReused: ['counter', '这张表已经登记过'],
  attachmentUnusable: 'the pages look at their files before they are sent',
  outgrown: 'no form of a page is long enough for 256 KB',
  busy: 'forty others must take the same number first',
};

let counter: Counter;
const desks = new Map<string, Promise<Page>>();
let seen = '';

beforeAll(async () => {
  counter = await openCounter({ FEES_CHARGED: 'yes' });
});
afterAll(() => counter.close());

const signIn = async (name: string): Promise<Page> => {
  const page = await counter.visit({ javaScriptEnabled: false });
  await page.goto('/office/');
  await page.getByRole('button', { name: new RegExp(name) }).click();
  await page.waitForURL('**/office/');
  return page;
};

const at = async (name: string, title: string, query = ''): Promise<Page> => {
  const known = desks.get(name) ?? signIn(name);
  desks.set(name, known);
  const page = await known;
  await page.goto(`/office/applications/${demoNumber(title)}/${query}`);
  return page;
};

/** What stands against steps before anything is filled in. */
const look = async (name: string, ...titles: readonly string[]): Promise<void> => {
  for (const title of titles) {
    const page = await at(name, title);
    for (const more of await page.locator('.case-steps summary').all()) await more.click();
    seen += await page.locator('.case-steps').innerText();
  }
};

type Filled = Readonly<Record<string, string | readonly string[]>>;

const fill = async (name: string, title: string, step: string, { outcome, ...data }: Filled): Promise<Page> => {
  const page = await at(name, title, `?step=${step}${outcome ? `&outcome=${outcome}` : ''}`);
  for (const [field, value] of Object.entries(data)) {
    const box = page.locator(`.step-panel [name="${field}"]`);
    if (typeof value !== 'string') for (const each of value) await box.and(page.locator(`[value="${each}"]`)).check();
    else if ((await box.evaluate((element) => element.tagName)) === 'SELECT') await box.selectOption(value);
    else await box.fill(value);
  }
  await page.getByRole('button', { name: /^下一步/ }).click();
  return page;
};

/** What is said instead of the consequences. */
const refuse = async (name: string, title: string, step: string, data: Filled = {}): Promise<void> => {
  const page = await fill(name, title, step, data);
  const words = await page.getByRole('alert').innerText();
  expect(words, `${step}: ${title}`).toContain('不符合办理条件');
  seen += words;
};

const take = async (name: string, title: string, step: string, data: Filled = {}): Promise<void> => {
  const page = await fill(name, title, step, data);
  await page.getByRole('button', { name: /^确认/ }).click();
  expect(await page.getByRole('status').first().innerText()).toContain('已办理');
};

/** The form in hand, sent as another step: what the page says to it. */
const tampered = async (page: Page, step: string): Promise<string> => {
  await page.locator('.step-panel [name=step]').evaluate((input: HTMLInputElement, made) => {
    input.value = made;
    if (input.form) input.form.noValidate = true;
  }, step);
  await page.getByRole('button', { name: /^下一步/ }).click();
  return page.getByRole('alert').first().innerText();
};

describe('不能办理的情形', { timeout: 180_000 }, () => {
  it('一开始就看得出的', async () => {
    await look(
      '林知远',
      '2025 年供热管网改造项目清单',
      '道路养护年度计划',
      '人才公寓分配办法',
      '补贴',
      '滨海健身步道改造方案',
    );
    await look('林知远', '停车收费标准调整讨论记录', '耕地占补平衡项目名单', '海水浴场水质检测结果');
    await look('孟清', '人才公寓分配办法');
    await look('田野', '采矿权出让合同');
    await look('安居', '人才公寓分配办法', '2025 年供热管网改造项目清单');
  });

  it('填了以后才看得出的', async () => {
    await refuse('林知远', '社区养老服务站名单', 'confirmReceipt');
    await refuse('林知远', '补贴', 'supplement', { receivedOn: TOMORROW, description: '种粮补贴' });
    await refuse('林知远', '数据开放目录更新计划', 'transfer', { lead: 'finance', assisting: ['finance'] });
    await refuse('安居', '人才公寓分配办法', 'consultAgency', { agency: 'transport', sentOn: TOMORROW });
    await refuse('安居', '2025 年供热管网改造项目清单', 'consultAgency', { agency: 'transport', sentOn: day(-14) });
    await refuse('田野', '采矿权出让合同', 'noteLetterReceived', { id: 'c1', receivedOn: day() });
    const opinion = { id: 'c1', opinion: 'objects', content: '不同意' };
    await refuse('田野', '采矿权出让合同', 'receiveOpinion', { ...opinion, receivedOn: TOMORROW });
    const unclear = { outcome: 'unable.stillUnclear', 'statements.unclearAfterSupplement': '看不出是哪一年' };
    await refuse('安居', '人才公寓分配办法', 'submitDraft', unclear);
    await refuse('林知远', '公租房房源分布', 'dispatch', { way: 'online', sentOn: TOMORROW });
    await refuse('林知远', '滨海健身步道改造方案', 'proveDelivery', { provedOn: TOMORROW, proof: '签收' });
    await refuse('林知远', '滨海健身步道改造方案', 'noteUndelivered', { on: TOMORROW, reason: '地址不详' });
    await refuse('孟清', '公交线路优化方案', 'reopen', { dueOn: day(), reason: '责令重新答复' });
    await refuse('林知远', '海水浴场水质检测结果', 'noteChallenge', { kind: 'reconsideration', notedOn: TOMORROW });
  });

  it('办过几步以后的', async () => {
    await take('许算', '人才公寓分配办法', 'assist', { opinion: '同意' });
    await look('许算', '人才公寓分配办法');
    await take('林知远', '补贴', 'supplement', { description: '2025 年的种粮补贴' });
    await look('林知远', '补贴');
    await take('林知远', '全部行政处罚决定书', 'noteNoReasons', { reason: '没有回复' });
    await look('林知远', '全部行政处罚决定书');
    await look('孟清', '全部行政处罚决定书');
    await take('孟清', '公交线路优化方案', 'reopen', { dueOn: day(30), reason: '责令重新答复' });
    await look('林知远', '公交线路优化方案');
    await take('林知远', '海水浴场水质检测结果', 'withdraw', { reason: '申请人电话撤回' });
    await refuse('孟清', '海水浴场水质检测结果', 'reopen', { reason: '责令重新答复' });

    const fee = { scheme: 'byItem', amountYuan: '100', reason: '本月第 36 件' };
    await refuse('钱进', '人才公寓分配办法', 'decideFee', { ...fee, noticeReceivedOn: TOMORROW });
    await take('钱进', '人才公寓分配办法', 'decideFee', { ...fee, noticeReceivedOn: day() });
    await look('钱进', '人才公寓分配办法');
    await refuse('钱进', '人才公寓分配办法', 'recordPayment', { paidOn: TOMORROW, receiptNo: 'PZ-1' });
    await take('钱进', '人才公寓分配办法', 'recordPayment', { paidOn: day(), receiptNo: 'PZ-1' });
    await look('钱进', '人才公寓分配办法');

    await take('郑衡', '耕地占补平衡项目名单', 'passLegalReview');
    await look('郑衡', '耕地占补平衡项目名单');
    const secrecy = await at('严谨', '耕地占补平衡项目名单', '?step=passSecrecyReview');
    await secrecy.locator('.step-panel [name=hash]').evaluate((input: HTMLInputElement) => {
      input.value = '0'.repeat(64);
    });
    await secrecy.getByRole('button', { name: /^下一步/ }).click();
    seen += await secrecy.getByRole('alert').innerText();

    await take('田野', '采矿权出让合同', 'receiveOpinion', { id: 'c1', opinion: 'objects', content: '不同意' });
    await take('田野', '采矿权出让合同', 'submitDraft', {
      outcome: 'denied.thirdParty',
      'statements.legalBasis': '第十五条',
      'statements.facts': '第三方不同意公开',
      'statements.reason': '公开会损害第三方的合法权益',
    });
    await look('田野', '采矿权出让合同');
  });

  it('第三十三条第二款、第四十五条 由同一个人提请和批准、经办和签发的', async () => {
    const title = '数据开放目录更新计划';
    await take('林知远', title, 'transfer', { lead: 'general-office' });
    await take('贺川', title, 'proposeExtension', { workdays: '10', reason: '要汇总各单位的计划' });
    await refuse('贺川', title, 'approveExtension');
    await take('贺川', title, 'submitDraft', { outcome: 'granted.full', 'statements.information': '见附件' });
    await take('董律', title, 'passLegalReview');
    await take('严谨', title, 'passSecrecyReview');
    await refuse('贺川', title, 'sign', { replyNo: '青政公开〔2026〕77号' });
  });

  it.each([
    ['archive', '没有填写'],
    ['register', '申请已经不在可以办理这一步的状态'],
    ['approveExtension', '请由有相应职责的人员办理'],
    ['nonsense', '没有这个步骤'],
    ['remind', '没有这个步骤'],
  ])('a page whose step was made %s by hand: %s', async (step, words) => {
    const page = await at('许算', '政府采购项目清单', '?step=unmask');
    expect(await tampered(page, step)).toContain(words);
    expect(await page.locator('h1').allInnerTexts()).toEqual(['政府采购项目清单']);
  });

  it('a step of the lead, taken by who assists', async () => {
    const page = await at('许算', '2025 年供热管网改造项目清单', '?step=unmask');
    await page.locator('.step-panel [name=reason]').fill('不属于本单位');
    expect(await tampered(page, 'return')).toContain('请由承办单位的人员办理');
  });

  it('是全部，别处看到的也在', () => {
    const asked = new Set(
      WORKFLOW.filter(({ by }) => by.some((role: Role) => role !== 'system')).flatMap(
        ({ when }): readonly GuardName[] => when,
      ),
    );
    const held = (guard: GuardName): boolean => {
      if (guard in NOT_ON_PAGES) return true;
      const [file, words = ''] = ELSEWHERE[guard] ?? [];
      if (!file) return new RegExp(`[：\\n]${NOTHING_TO_CHOOSE[guard] ?? GUARDS[guard].fault}`).test(seen);
      return GUARDS[guard].fault.includes(words) && readFileSync(`tests/site/${file}.test.ts`, 'utf8').includes(words);
    };
    expect([...asked].filter((guard) => !held(guard))).toEqual([]);
    for (const seenIn of Object.values(OTHERWISE))
      if (typeof seenIn !== 'string')
        expect(readFileSync(`tests/site/${seenIn[0]}.test.ts`, 'utf8')).toContain(seenIn[1]);
  });
});
