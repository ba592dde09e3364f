import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** A browser of its own: cookies are nobody else's. */
const newBrowser = async (): Promise<Page> => {
  const context = await browser.newContext({ baseURL: inject('baseURL') });
  return context.newPage();
};

const choose = (page: Page, name: string): Promise<void> => page.getByRole('button', { name }).click();

const signedIn = async (name = '演示·周明'): Promise<Page> => {
  const page = await newBrowser();
  await page.goto('/office/');
  await choose(page, name);
  await page.waitForURL('**/office/');
  return page;
};

const pathOf = (page: Page): string => new URL(page.url()).pathname;

const heading = (page: Page): Promise<string | null> => page.getByRole('heading', { level: 1 }).textContent();

/** Whether a page of officers opens for this browser. */
const isIn = async (page: Page): Promise<boolean> => {
  await page.goto('/office/');
  return pathOf(page) === '/office/';
};

describe('工作人员登录', () => {
  it('one press, and the workbench says who one is, of which unit, in which roles', async () => {
    const page = await signedIn();
    expect(await heading(page)).toBe('受理登记');
    const who = await page.locator('.office-who p').textContent();
    for (const words of ['演示·周明', '市政府办公厅', '登记人员、收费经办人、归档人员']) expect(who).toContain(words);
  });

  it('comes back to the page that was asked for, with its query', async () => {
    const page = await newBrowser();
    await page.goto('/office/?part=two');
    await choose(page, '演示·田野');
    await page.waitForURL('**/office/?part=two');
    expect(await page.getByRole('banner').textContent()).toContain('经办人');
  });

  it.each(['//evil.example/', 'https://evil.example/office/', '/\\evil.example', '/deadlines/'])(
    'never goes to %s afterwards',
    async (to) => {
      const page = await newBrowser();
      await page.goto(`/office/sign-in?to=${encodeURIComponent(to)}`);
      await choose(page, '演示·秦岳');
      await page.waitForURL(`${inject('baseURL')}/office/`);
    },
  );

  it('lets nobody choose whom the demonstration does not know', async () => {
    const page = await newBrowser();
    await page.goto('/office/');
    await page.getByRole('button', { name: '演示·秦岳' }).evaluate((button: HTMLButtonElement) => {
      button.value = 'somebody';
    });
    await choose(page, '演示·秦岳');
    expect(await heading(page)).toBe('没有登录');
    expect(await isIn(page)).toBe(false);
  });

  it('works in a browser without scripts, and under the name localhost', async () => {
    const baseURL = inject('baseURL').replace('127.0.0.1', 'localhost');
    const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto('/office/');
    await choose(page, '演示·林知远');
    await page.waitForURL(`${baseURL}/office/`);
    expect(await heading(page)).toBe('受理登记');
    await context.close();
  });

  it('the session’s cookie is kept from scripts and from other sites', async () => {
    const page = await signedIn();
    const cookie = (await page.context().cookies()).find(({ name }) => name === 'office');
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/', expires: -1 });
    expect(await page.evaluate(() => document.cookie)).toBe('');
  });

  it('its pages are kept by nobody, found by nobody, framed by nobody', async () => {
    const page = await signedIn();
    const headers = (await page.goto('/office/'))?.headers() ?? {};
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['x-robots-tag']).toContain('noindex');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['content-security-policy']).not.toContain('unsafe');
  });

  it.each(['', 'x'.repeat(70), '../../etc/passwd', 'A'.repeat(22)])(
    'knows nobody by the cookie “%s”',
    async (value) => {
      const response = await fetch(`${inject('baseURL')}/office/`, {
        redirect: 'manual',
        headers: { cookie: `office=${value}; __Host-office=${value}` },
      });
      expect([response.status, response.headers.get('location')]).toEqual([303, '/office/sign-in?to=%2Foffice%2F']);
    },
  );

  it('an answer of the provider’s cannot be used twice, nor in another browser', async () => {
    const page = await newBrowser();
    const answer = page.waitForRequest(/\/office\/callback/);
    await page.goto('/office/');
    await choose(page, '演示·文存');
    const url = (await answer).url();
    await page.waitForURL('**/office/');
    for (const other of [page, await newBrowser()]) {
      expect((await other.goto(url))?.status()).toBe(400);
      expect(await heading(other)).toBe('没有登录');
      expect(await other.getByRole('main').textContent()).toContain('这次登录已经用过');
    }
    expect(await isIn(page)).toBe(true);
  });

  it('says in words that the provider refused', async () => {
    const page = await newBrowser();
    const asked = await page.request.get('/office/sign-in', { maxRedirects: 0 });
    const question = new URL(asked.headers()['location'] ?? '', inject('baseURL')).searchParams;
    const refusal = new URLSearchParams({
      error: 'access_denied',
      state: question.get('state') ?? '',
      iss: `${inject('baseURL')}/identity`,
    });
    expect((await page.goto(`/office/callback?${refusal}`))?.status()).toBe(403);
    expect(await page.getByRole('main').textContent()).toContain('身份认证系统没有同意这次登录');
    await page.getByRole('link', { name: '重新登录' }).click();
    expect(await heading(page)).toBe('以谁的身份登录');
  });
});

describe('退出', () => {
  it('ends the session, also for whoever kept its cookie', async () => {
    const page = await signedIn();
    const cookies = await page.context().cookies();
    await page.getByRole('button', { name: '退出', exact: true }).click();
    expect(await heading(page)).toBe('已经退出');
    expect((await page.context().cookies()).map(({ name }) => name)).not.toContain('office');
    await page.context().addCookies(cookies);
    expect(await isIn(page)).toBe(false);
  });

  it('on all devices ends the session in a second browser, but not another officer’s', async () => {
    const [one, two, other] = await Promise.all([signedIn('演示·孟清'), signedIn('演示·孟清'), signedIn('演示·董律')]);
    await one.getByRole('button', { name: '在所有设备上退出' }).click();
    expect(await heading(one)).toBe('已经退出');
    expect(await isIn(two)).toBe(false);
    expect(await isIn(other)).toBe(true);
  });

  it('without the form’s 防伪字段 it is refused in words, and one stays signed in', async () => {
    const page = await signedIn();
    await page.locator('header input[name=csrf]').evaluate((input) => input.remove());
    const [answer] = await Promise.all([
      page.waitForResponse('**/office/sign-out'),
      page.getByRole('button', { name: '退出', exact: true }).click(),
    ]);
    expect(answer.status()).toBe(403);
    expect(await page.getByRole('main').textContent()).toContain('不是从您登录后的页面提交的');
    expect(await isIn(page)).toBe(true);
  });
});
