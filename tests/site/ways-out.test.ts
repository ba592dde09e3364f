import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROUTES } from '#functions/routes.ts';
import { ROOT } from '../../tools/settings.ts';
import { type Counter, openCounter } from '../support/counter.ts';
import { textOf } from '../support/pdf.ts';

/** What an application has that not everybody may see, each a word found nowhere else. */
const SECRETS = {
  name: '金丝雀姓名',
  phone: '13977000177',
  address: '金丝雀路七百七十一号',
  title: '金丝雀信息名称',
  draft: '金丝雀答复内容',
  file: '金丝雀文件内容',
  fileName: '金丝雀文件名',
  officer: '经办人（演示·路遥）',
  officerId: '经办人（demo-transport）',
} as const;

type Secret = keyof typeof SECRETS;

let counter: Counter;
let number: string;
let queryCode: string;
let fileId: string;

/** Whoever asks: a stranger who guesses, the applicant, and officers, each at a browser of their own. */
const OFFICERS = {
  经办人: '路遥',
  协办单位经办人: '许算',
  外单位经办人: '宋育',
  登记人员: '林知远',
  法制审核人: '董律',
  保密审查人: '严谨',
  签发人: '秦岳',
  收费经办人: '钱进',
  归档人员: '文存',
  工作机构负责人: '孟清',
} as const;
const VIEWERS = ['陌生人', '申请人', ...(Object.keys(OFFICERS) as (keyof typeof OFFICERS)[])] as const;
type Viewer = (typeof VIEWERS)[number];
const pages = new Map<Viewer, Page>();

const pageOf = (viewer: Viewer): Page => {
  const page = pages.get(viewer);
  if (!page) throw new Error(viewer);
  return page;
};

const codeOf = (viewer: Viewer): string => (viewer === '申请人' ? queryCode : 'AAAA-BBBB-CCCC');

const headers = () => ({
  origin: counter.baseURL.replace(/\/$/, ''),
  'x-forwarded-for': counter.address(),
});

const bodyOf = async (response: Awaited<ReturnType<Page['request']['get']>>): Promise<string> =>
  response.headers()['content-type'] === 'application/pdf' ? textOf(await response.body()) : response.text();

const get = (path: () => string) => async (viewer: Viewer) =>
  bodyOf(await pageOf(viewer).request.get(path(), { headers: headers(), maxRedirects: 0 }));

const postForm = (path: string, form: () => Readonly<Record<string, string>>) => async (viewer: Viewer) =>
  bodyOf(
    await pageOf(viewer).request.post(path, { form: { ...form(), queryCode: codeOf(viewer) }, headers: headers() }),
  );

const postJson = (path: () => string, data: (viewer: Viewer) => object) => async (viewer: Viewer) =>
  bodyOf(
    await pageOf(viewer).request.post(`/api/v1${path()}`, {
      data: data(viewer),
      headers: { ...headers(), 'idempotency-key': 'ways-out-test-key-0001' },
    }),
  );

interface Way {
  readonly ask: (viewer: Viewer) => Promise<string>;
  /** Who sees what; whoever is not named sees nothing. */
  readonly shows: Readonly<Partial<Record<Viewer, readonly Secret[]>>>;
}

const NOTHING = {} as const;
/** Whoever handles it or serves the whole office; another unit's officer is not among them. */
const within = (...secrets: readonly Secret[]): Way['shows'] =>
  Object.fromEntries(Object.keys(OFFICERS).flatMap((viewer) => (viewer === '外单位经办人' ? [] : [[viewer, secrets]])));
/** Read by whoever answers for the whole office. */
const toTheHead = (...secrets: readonly Secret[]): Way['shows'] => ({ 工作机构负责人: secrets });

/** Pages made on demand and the doors of the API, by file and name: one without a row fails the test. */
const PAGES: Readonly<Record<string, Way>> = {
  'apply/track.astro': { ask: postForm('/apply/track/', () => ({ number })), shows: { 申请人: ['title'] } },
  'hant/apply/track.ts': { ask: postForm('/hant/apply/track/', () => ({ number })), shows: { 申请人: ['title'] } },
  'apply/new/[...page].astro': { ask: get(() => `/apply/new/?number=${number}`), shows: NOTHING },
  'hant/apply/new/[...page].ts': { ask: get(() => '/hant/apply/new/'), shows: NOTHING },
  'deadlines.astro': { ask: get(() => `/deadlines/?number=${number}`), shows: NOTHING },
  'fault-reports.ts': { ask: postForm('/fault-reports', () => ({ address: number })), shows: NOTHING },
  'feedback.ts': { ask: postForm('/feedback', () => ({ page: `/${number}/` })), shows: NOTHING },
  'hant/deadlines.ts': { ask: get(() => '/hant/deadlines/'), shows: NOTHING },
  'healthz.ts': { ask: get(() => '/healthz'), shows: NOTHING },
  'office/new.astro': { ask: get(() => `/office/new/?number=${number}`), shows: NOTHING },
  'office/index.astro': {
    ask: get(() => '/office/?by=unit&of=transport'),
    shows: { 经办人: ['title'], 法制审核人: ['title'] },
  },
  'office/list.csv.ts': {
    ask: get(() => '/office/list.csv?by=unit&of=transport'),
    shows: { ...within('title'), 协办单位经办人: [] },
  },
  'office/manage/deadlines.astro': {
    ask: get(() => '/office/manage/deadlines/?workdays=10'),
    shows: NOTHING,
  },
  'office/manage/deadlines.csv.ts': { ask: get(() => '/office/manage/deadlines.csv?workdays=10'), shows: NOTHING },
  'office/manage/load.astro': { ask: get(() => '/office/manage/load/'), shows: NOTHING },
  'office/manage/load.csv.ts': { ask: get(() => '/office/manage/load.csv'), shows: NOTHING },
  'office/manage/officers.astro': { ask: get(() => '/office/manage/officers/'), shows: NOTHING },
  'office/manage/calendar.astro': { ask: get(() => '/office/manage/calendar/'), shows: NOTHING },
  'office/manage/audit.astro': {
    ask: get(() => `/office/manage/audit/?number=${number}`),
    shows: toTheHead('officer'),
  },
  'office/manage/audit.csv.ts': {
    ask: get(() => `/office/manage/audit.csv?number=${number}`),
    shows: toTheHead('officerId'),
  },
  'office/applications/[number].astro': {
    ask: get(() => `/office/applications/${number}/`),
    shows: within('title', 'draft', 'fileName', 'officer'),
  },
  'office/applications/[number]/files.astro': {
    ask: get(() => `/office/applications/${number}/files/`),
    shows: within('title', 'fileName'),
  },
  // No reply is out: nobody turns it public yet.
  'office/applications/[number]/release.astro': {
    ask: get(() => `/office/applications/${number}/release/`),
    shows: NOTHING,
  },
  // The draft is sent to review: nobody marks its files now.
  'office/applications/[number]/files/[id]/redact.astro': {
    ask: get(() => `/office/applications/${number}/files/${fileId}/redact/`),
    shows: NOTHING,
  },
};

/** Without a bearer token no officer enters the API; what he sees there is tested in tests/procedure/api.test.ts. */
const API: Readonly<Record<string, Way>> = {
  computeDeadline: {
    ask: postJson(
      () => '/deadlines',
      () => ({ rule: number }),
    ),
    shows: NOTHING,
  },
  readWorkflow: { ask: get(() => '/api/v1/workflow'), shows: NOTHING },
  search: { ask: get(() => `/api/v1/search?q=${number}`), shows: NOTHING },
  submitApplication: {
    ask: postJson(
      () => '/applications',
      () => ({ number }),
    ),
    shows: NOTHING,
  },
  requestUpload: {
    ask: postJson(
      () => '/uploads',
      () => ({ name: number }),
    ),
    shows: NOTHING,
  },
  readUpload: { ask: get(() => '/api/v1/uploads/abcdefghijklmnopqrstuvwx'), shows: NOTHING },
  trackApplication: {
    ask: postJson(
      () => '/applications/track',
      (viewer) => ({ number, queryCode: codeOf(viewer) }),
    ),
    shows: { 申请人: ['title'] },
  },
  takeApplicantStep: {
    ask: postJson(
      () => `/applications/${number}/applicant-steps/giveReasons`,
      (viewer) => ({ version: 1, queryCode: codeOf(viewer), data: { reason: 'x' } }),
    ),
    shows: NOTHING,
  },
  listApplications: { ask: get(() => '/api/v1/applications?by=unit&of=transport'), shows: NOTHING },
  readApplication: { ask: get(() => `/api/v1/applications/${number}`), shows: NOTHING },
  takeStep: {
    ask: postJson(
      () => `/applications/${number}/steps/unmask`,
      () => ({ version: 1, data: {} }),
    ),
    shows: NOTHING,
  },
};

const letter = (name: string) => postForm('/apply/letter', () => ({ number, letter: name }));

const OTHERS: Readonly<Record<string, Way>> = {
  受理回执: { ask: letter('receipt'), shows: { 申请人: ['name', 'title'] } },
  答复书: { ask: letter('reply'), shows: NOTHING },
  'receipt.pdf': {
    ask: get(() => `/office/applications/${number}/receipt.pdf`),
    shows: within('title'),
  },
  'reply.pdf': { ask: get(() => `/office/applications/${number}/reply.pdf`), shows: within('title', 'draft') },
  公开的文件: { ask: postForm('/apply/file', () => ({ number, file: fileId })), shows: NOTHING },
  'files/…': { ask: get(() => `/office/applications/${number}/files/${fileId}`), shows: within('file') },
  通知: { ask: get(() => '/mailbox/'), shows: NOTHING },
  搜索: { ask: get(() => `/search/?q=${encodeURIComponent(SECRETS.title)}`), shows: NOTHING },
  API说明: { ask: get(() => '/api/v1/openapi.json'), shows: NOTHING },
};

/** What else is shown, and to whom, when the reply has gone out, signed by one who opened the name to read it. */
const AFTERWARDS: Readonly<Record<string, Way['shows']>> = {
  'apply/track.astro': { 申请人: ['title', 'draft', 'fileName'] },
  'hant/apply/track.ts': { 申请人: ['title', 'draft', 'fileName'] },
  trackApplication: { 申请人: ['title', 'draft', 'fileName'] },
  答复书: { 申请人: ['name', 'title', 'draft'] },
  公开的文件: { 申请人: ['file'] },
  'office/index.astro': { 经办人: ['title'] },
  'office/applications/[number]/release.astro': {
    登记人员: ['title', 'draft', 'fileName'],
    工作机构负责人: ['title', 'draft', 'fileName'],
  },
  'receipt.pdf': { ...within('title'), 签发人: ['name', 'title'] },
  'reply.pdf': { ...within('title', 'draft'), 签发人: ['name', 'title', 'draft'] },
};

const submit = async (): Promise<void> => {
  const response = await fetch(new URL('/api/v1/applications', counter.baseURL), {
    method: 'POST',
    headers: { ...headers(), 'content-type': 'application/json', 'idempotency-key': 'ways-out-test-0001' },
    body: JSON.stringify({
      channel: 'online',
      applicantKind: 'naturalPerson',
      idKind: 'passport',
      personal: { name: SECRETS.name, idNumber: 'E12345678', phone: SECRETS.phone, address: SECRETS.address },
      wanted: { title: SECRETS.title, description: '描述' },
      carrier: 'paper',
      obtaining: 'post',
      attachments: [],
    }),
  });
  const receipt = (await response.json()) as { number: string; queryCode: string };
  number = receipt.number;
  queryCode = receipt.queryCode;
};

const take = async (viewer: Viewer, step: string, fill: (page: Page) => Promise<void> = async () => undefined) => {
  const page = pageOf(viewer);
  await page.goto(`/office/applications/${number}/?step=${step}`);
  await fill(page);
  await page.getByRole('button', { name: /^下一步/ }).click();
  await page.getByRole('button', { name: /^确认/ }).click();
  expect(await page.getByRole('status').innerText()).toContain('已办理');
};

beforeAll(async () => {
  counter = await openCounter();
  for (const viewer of ['陌生人', '申请人'] as const) pages.set(viewer, await counter.visit());
  for (const [viewer, name] of Object.entries(OFFICERS)) {
    const page = await counter.visit();
    await page.goto('/office/');
    await page.getByRole('button', { name: new RegExp(name) }).click();
    await page.waitForURL('**/office/');
    pages.set(viewer as Viewer, page);
  }
  await submit();
  await take('登记人员', 'register');
  await take('登记人员', 'transfer', async (page) => {
    await page.getByLabel('主办单位').selectOption('transport');
    await page.locator('[name=assisting][value=finance]').check();
  });
  const officer = pageOf('经办人');
  await officer.goto(`/office/applications/${number}/files/`);
  await officer.getByLabel('选择文件').setInputFiles({
    name: `${SECRETS.fileName}.txt`,
    mimeType: 'text/plain',
    buffer: Buffer.from(SECRETS.file),
  });
  await officer.getByRole('button', { name: '上传并检查' }).click();
  await officer.waitForURL('**/files/?file=*');
  fileId = new URL(officer.url()).searchParams.get('file') ?? '';
  await take('经办人', 'submitDraft&outcome=granted.full', (page) => page.getByLabel('公开的信息').fill(SECRETS.draft));
});
afterAll(() => counter.close());

describe('every way out × every viewer', () => {
  it('no page made on demand and no door of the API is without a row', () => {
    const onDemand = globSync('**/*.{astro,ts}', { cwd: join(ROOT, 'site/pages') }).filter((file) =>
      readFileSync(join(ROOT, 'site/pages', file), 'utf8').includes('prerender = false'),
    );
    expect(onDemand.sort()).toEqual(Object.keys(PAGES).sort());
    expect(Object.keys(ROUTES).sort()).toEqual(Object.keys(API).sort());
  });

  const cells = (shows: (name: string, way: Way) => Way['shows']) =>
    Object.entries({ ...PAGES, ...API, ...OTHERS }).flatMap(([name, way]) =>
      VIEWERS.map((viewer) => ({ name, viewer, way, shown: shows(name, way)[viewer] ?? [] })),
    );
  const seenBy = async (viewer: Viewer, way: Way): Promise<Secret[]> => {
    const text = await way.ask(viewer);
    return (Object.keys(SECRETS) as Secret[]).filter((secret) => text.includes(SECRETS[secret])).sort();
  };

  it.each(cells((_, { shows }) => shows))('$name shows $viewer what is his, and no more', async (cell) => {
    expect(await seenBy(cell.viewer, cell.way)).toEqual([...cell.shown].sort());
  });

  describe('when the reply has gone out', () => {
    beforeAll(async () => {
      await take('法制审核人', 'passLegalReview');
      await take('保密审查人', 'passSecrecyReview');
      const signer = pageOf('签发人');
      await signer.goto(`/office/applications/${number}/?step=unmask&fields=name`);
      await signer.getByLabel('理由').fill('核对收件人');
      await signer.getByRole('button', { name: /^下一步/ }).click();
      await signer.getByRole('button', { name: /^确认/ }).click();
      expect(await signer.getByRole('status').innerText()).toContain(SECRETS.name);
      await take('签发人', 'sign', (page) => page.getByLabel('答复文号').fill('青政公开〔2026〕88号'));
      await take(
        '登记人员',
        'dispatch',
        async (page) => void (await page.getByLabel('送达方式').selectOption('online')),
      );
    });

    it.each(cells((name, { shows }) => AFTERWARDS[name] ?? shows))('$name shows $viewer the same', async (cell) => {
      expect(await seenBy(cell.viewer, cell.way)).toEqual([...cell.shown].sort());
    });
  });
});
