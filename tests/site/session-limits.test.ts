import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Counter, clockAhead, openCounter } from '../support/counter.ts';

let counter: Counter;
beforeAll(async () => {
  counter = await openCounter(clockAhead(0));
});
afterAll(() => counter.close());

const signedIn = async (): Promise<Page> => {
  const page = await counter.visit({ javaScriptEnabled: false });
  await page.goto('/office/');
  await page.getByRole('button', { name: /林知远/ }).click();
  await page.waitForURL('**/office/');
  return page;
};

/** Whether the workbench opens, and not the choice of who one is. */
const isIn = async (page: Page): Promise<boolean> => {
  await page.goto('/office/');
  return new URL(page.url()).pathname === '/office/';
};

describe('会话的期限', { timeout: 120_000 }, () => {
  it('30 minutes without a page end it; less do not', async () => {
    const page = await signedIn();
    await counter.pass();
    expect(await isIn(page)).toBe(true);
    await counter.pass();
    await counter.pass();
    expect(await isIn(page)).toBe(false);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('以谁的身份登录');
  });

  it('10 hours end it, however busy one was', async () => {
    const page = await signedIn();
    for (let minutes = 25; minutes < 600; minutes += 25) {
      await counter.pass();
      expect([minutes, await isIn(page)]).toEqual([minutes, true]);
    }
    await counter.pass();
    expect(await isIn(page)).toBe(false);
  });
});
