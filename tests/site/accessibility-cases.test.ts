import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { OUTCOMES, type Outcome } from '#domain/application/outcomes.ts';
import { testAccessibility } from '../support/axe.ts';
import { type Counter, openCounter } from '../support/counter.ts';
import { demoNumber } from '../support/demo-number.ts';
import type { PageKind } from '../support/page-kinds.ts';

let counter: Counter;
beforeAll(async () => {
  counter = await openCounter({ FEES_CHARGED: 'yes' });
});
afterAll(() => counter.close());

/** Nobody's session is left in the window that the next page is opened in. */
const signInAs = async (page: Page, name: string): Promise<void> => {
  await page.context().clearCookies();
  await page.goto('/office/');
  await page.getByRole('button', { name: new RegExp(name) }).click();
  await page.waitForURL('**/office/');
};

const page = (name: string, who: string, path: string, act?: PageKind['enter']): PageKind => ({
  name: `${name} (${who})`,
  url: '/office/signed-out',
  enter: async (page) => {
    await signInAs(page, who);
    await page.goto(path);
    await act?.(page);
  },
});

/** Sends the form as a browser that checks nothing would. */
const send =
  (button: RegExp | string): PageKind['enter'] =>
  async (page) => {
    await page.evaluate(() => {
      for (const form of document.forms) form.noValidate = true;
    });
    await Promise.all([
      page.waitForLoadState('load'),
      page.locator('button:not(.visually-hidden)', { hasText: button }).first().click(),
    ]);
    await page.getByRole('alert').first().waitFor();
  };

const caseAt = (title: string): string => `/office/applications/${demoNumber(title)}/`;

const REGISTRAR = '林知远';
const HEAD = '孟清';
const LANDS = '田野';
const HOUSING = '安居';
const ROADS = '路遥';

/** Who may take which steps of which application. */
const STEPS: readonly (readonly [who: string, title: string, steps: string])[] = [
  [REGISTRAR, '社区养老服务站名单', 'confirmReceipt withdraw'],
  [REGISTRAR, '海水浴场水质检测结果', 'askSupplement noteChallenge'],
  [REGISTRAR, '数据开放目录更新计划', 'transfer proposeExtension askReasons unmask'],
  [REGISTRAR, '补贴', 'supplement'],
  [REGISTRAR, '全部行政处罚决定书', 'giveReasons noteNoReasons'],
  [REGISTRAR, '公租房房源分布', 'dispatch'],
  [REGISTRAR, '滨海健身步道改造方案', 'proveDelivery noteUndelivered'],
  [REGISTRAR, '停车收费标准调整讨论记录', 'noteChallengeResult'],
  [HEAD, '公交线路优化方案', 'reopen'],
  [LANDS, '采矿权出让合同', 'receiveOpinion noteLetterReceived'],
  [HOUSING, '人才公寓分配办法', 'return consultAgency'],
  ['许算', '人才公寓分配办法', 'assist'],
  ['钱进', '人才公寓分配办法', 'decideFee'],
  ['董律', '耕地占补平衡项目名单', 'returnDraft'],
  ['秦岳', '公办幼儿园学位统计', 'sign refuseSignature'],
  ['文存', '停车收费标准调整讨论记录', 'archive'],
];

/** Shows what a step is told before it is confirmed. */
const confirm =
  (data: Readonly<Record<string, string>>): PageKind['enter'] =>
  async (page) => {
    for (const [name, value] of Object.entries(data)) await page.locator(`.step-panel [name="${name}"]`).fill(value);
    await page.getByRole('button', { name: /^下一步/ }).click();
    await page.getByRole('button', { name: /^确认/ }).waitFor();
  };

const NEEDS_ALL = Object.entries(OUTCOMES).filter(
  ([outcome]) => outcome === 'granted.partial' || outcome === 'unable.notHeld',
) as [Outcome, { readonly name: string }][];

testAccessibility(
  [
    ...[REGISTRAR, HEAD, ROADS, '董律', '严谨', '秦岳', '钱进', '文存'].map((who) =>
      page('workbench', who, '/office/'),
    ),
    page('workbench, an empty list', REGISTRAR, '/office/?state=awaitingPayment'),
    page('workbench, a list that is not theirs', ROADS, '/office/?by=unit&of=finance'),
    page('workbench, handed on', REGISTRAR, `/office/?handed=${demoNumber('补贴')}`),
    page('workbench, none chosen to pass on', REGISTRAR, '/office/', send('转办')),
    page('no such case', REGISTRAR, '/office/applications/2026-99999/'),
    page('case of another unit', ROADS, caseAt('人才公寓分配办法')),
    page('written down at the counter', REGISTRAR, '/office/new/'),
    page('written down at the counter, refused', REGISTRAR, '/office/new/', send('下一步：核对')),
    page('written down at the counter, not by this one', ROADS, '/office/new/'),
    ...['学校食堂检查结果', '停车收费标准调整讨论记录', '道路养护年度计划', '采矿权出让合同', '公租房房源分布'].map(
      (title) => page(`case: ${title}`, REGISTRAR, caseAt(title)),
    ),
    ...STEPS.flatMap(([who, title, steps]) =>
      steps
        .split(' ')
        .map((step) => page(`${step}, refused`, who, `${caseAt(title)}?step=${step}#step`, send(/^下一步/))),
    ),
    ...NEEDS_ALL.map(([outcome, { name }]) =>
      page(
        `a draft of ${name}, refused`,
        HOUSING,
        `${caseAt('人才公寓分配办法')}?step=submitDraft&outcome=${outcome}#step`,
        send(/^下一步/),
      ),
    ),
    page(
      'consequences of a step',
      REGISTRAR,
      `${caseAt('数据开放目录更新计划')}?step=askReasons#step`,
      confirm({ reason: '数量较大' }),
    ),
    page('consequences of an extension', HEAD, `${caseAt('道路养护年度计划')}?step=reopen#step`),
    page('choosing what to reply', HOUSING, `${caseAt('人才公寓分配办法')}?step=submitDraft#step`),
    page('personal data opened', REGISTRAR, `${caseAt('数据开放目录更新计划')}?step=unmask#step`, async (page) => {
      await page.getByLabel('联系电话').check();
      await page.getByLabel('理由').fill('核对');
      await page.getByRole('button', { name: /^下一步/ }).click();
      await page.getByRole('button', { name: /^确认/ }).click();
      await page.getByRole('status').first().waitFor();
    }),
    page('an empty comment', REGISTRAR, caseAt('补贴'), send('写入批注')),
    page('overtaken', REGISTRAR, caseAt('海水浴场水质检测结果'), async (page) => {
      await page.getByLabel('写一条批注').fill(randomUUID());
      await page.locator('#comments [name=version]').evaluate((input: HTMLInputElement) => {
        input.value = '1';
      });
      await page.getByRole('button', { name: '写入批注' }).click();
      await page.getByRole('alert').waitFor();
    }),
    page('files to go with a reply', HOUSING, `${caseAt('人才公寓分配办法')}files/`),
    ...['deadlines', 'load', 'calendar', 'officers', 'audit'].map((name) =>
      page(`management: ${name}`, HEAD, `/office/manage/${name}/`),
    ),
    page('management: a calendar refused', HEAD, '/office/manage/calendar/', send('试算')),
    page('management: a calendar tried', HEAD, '/office/manage/calendar/', async (page) => {
      const year = await page.getByLabel('年份').inputValue();
      await page.getByLabel('通知文号').fill('国办发明电〔2026〕9号');
      await page.getByLabel('放假和调休').fill(`${year}-01-01 放假 元旦`);
      await page.getByRole('button', { name: '试算' }).click();
      await page.getByRole('heading', { name: '启用' }).waitFor();
    }),
    page('management: a trail', HEAD, `/office/manage/audit/?number=${demoNumber('道路养护年度计划')}`),
    page('management: no such trail', HEAD, '/office/manage/audit/?number=2026-99999'),
    page('management, not for this one', ROADS, '/office/manage/deadlines/'),
    page('turned public, to be looked at', REGISTRAR, `${caseAt('学校食堂检查结果')}release/`, async (page) => {
      await page.getByLabel('内容概述').fill('值班电话 13900001111');
      await send('下载内容文件')?.(page);
    }),
    page('turned public, too early', REGISTRAR, `${caseAt('补贴')}release/`),
    page('a form whose session has ended', REGISTRAR, caseAt('补贴'), async (page) => {
      await page.context().clearCookies({ name: 'office' });
      await page.getByLabel('写一条批注').fill('写好的话');
      await page.getByRole('button', { name: '写入批注' }).click();
      await page.getByRole('heading', { name: '登录已经结束' }).waitFor();
    }),
    page('a forged form', REGISTRAR, '/office/', async (page) => {
      await page.locator('.office-who [name=csrf]').evaluate((input: HTMLInputElement) => {
        input.value = 'forged';
      });
      await Promise.all([
        page.waitForURL('**/sign-out'),
        page.getByRole('button', { name: '退出', exact: true }).click(),
      ]);
    }),
  ],
  () => counter.baseURL,
);
