import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';

/** As wide as a document shows a picture without shrinking it, and as a telephone. */
const WIDE = { width: 960, height: 860 };
const TELEPHONE = { width: 390, height: 1500 };

/** The people of the tour, each at a browser of their own, and what they hand on to each other. */
export interface Stage {
  readonly citizen: Page;
  /** The citizen's telephone. */
  readonly phone: Page;
  /** The officer of that name, signed in, at a page. */
  readonly officer: (name: string, path: string) => Promise<Page>;
  /** 受理编号 and 查询码, once there are. */
  readonly receipt: { number: string; queryCode: string };
}

const open = async (browser: Browser, baseURL: string, viewport: typeof WIDE): Promise<BrowserContext> =>
  browser.newContext({ baseURL, viewport, locale: 'zh-CN', reducedMotion: 'reduce', colorScheme: 'light' });

export const openStage = async (browser: Browser, baseURL: string): Promise<Stage> => {
  const desks = new Map<string, Promise<Page>>();
  const signIn = async (name: string): Promise<Page> => {
    const page = await (await open(browser, baseURL, WIDE)).newPage();
    await page.goto('/office/');
    await page.getByRole('button', { name: new RegExp(name) }).click();
    await page.waitForURL('**/office/');
    return page;
  };
  return {
    citizen: await (await open(browser, baseURL, WIDE)).newPage(),
    phone: await (await open(browser, baseURL, TELEPHONE)).newPage(),
    officer: async (name, path) => {
      const page = desks.get(name) ?? signIn(name);
      desks.set(name, page);
      await (await page).goto(path);
      return page;
    },
    receipt: { number: '', queryCode: '' },
  };
};

/** 一页合同, with what must not be released. */
export const contractPdf = async (beside: Page): Promise<Buffer> => {
  const page = await beside.context().newPage();
  await page.setContent(`<h1>沿海一线路灯改造合同（演示）</h1>
    <p>承包人：演示照明工程公司　联系电话：13800000000</p>
    <p>灯杆单价：每根 9,800 元，共 120 根</p>
    <p>工期：2026 年 9 月 1 日至 11 月 30 日</p>`);
  const pdf = await page.pdf({ format: 'A4', margin: { top: '2cm', left: '2cm', right: '2cm' } });
  await page.close();
  return pdf;
};

type Filled = Readonly<Record<string, string>>;

/** Fills in what a form asks, by the names of its fields. */
export const fill = async (form: Locator, data: Filled): Promise<void> => {
  for (const [name, value] of Object.entries(data)) {
    const field = form.locator(`[name="${name}"]:not([type=hidden])`);
    const kind = await field.first().evaluate((element) => `${element.tagName} ${element.getAttribute('type')}`);
    if (kind.startsWith('SELECT')) await field.selectOption(value);
    else if (kind.endsWith('radio')) await form.locator(`[name="${name}"][value="${value}"]`).check();
    else await field.fill(value);
  }
};

/** Fills in one page of 申请表 and goes on to the next. */
export const goOn = async (page: Page, data: Filled): Promise<void> => {
  await fill(page.locator('form[data-apply]'), data);
  const heading = await page.locator('h1').textContent();
  await page.locator('[data-next]').click();
  await page
    .locator('h1')
    .filter({ hasNotText: heading ?? '' })
    .waitFor();
};

export const casePath = ({ receipt }: Stage): string => `/office/applications/${receipt.number}/`;

/** A step of a case as far as its consequences. */
export const propose = async (page: Page, step: string, { outcome, ...data }: Filled = {}): Promise<Page> => {
  await page.locator(`.case-steps a[href*="?step=${step}#"]`).click();
  const panel = page.locator('.step-panel');
  if (outcome) {
    await fill(panel, { outcome });
    await page.getByRole('button', { name: '选定结果，写答复' }).click();
  }
  await fill(panel, data);
  await page.getByRole('button', { name: /^下一步/ }).click();
  return page;
};

export const confirm = async (page: Page): Promise<Page> => {
  await page.getByRole('button', { name: /^确认/ }).click();
  await page.getByRole('status').first().waitFor();
  return page;
};
