import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const PATIENCE_MS = 20_000;

/** An application in order, by the fields of the form. */
export const ANSWERS: Readonly<Record<string, string>> = {
  applicantKind: 'naturalPerson',
  'personal.name': '张三丰',
  idKind: 'residentId',
  'personal.idNumber': '11010519491231002X',
  'personal.phone': '13800001234',
  'wanted.title': '2025年度道路养护计划',
  'wanted.description': '市区道路养护的年度计划\n和资金安排',
  carrier: 'paper',
  obtaining: 'post',
  'personal.address': '山东省青岛市市南区香港中路1号',
};

interface Posted {
  readonly answers: Readonly<Record<string, string>>;
  readonly from: string;
  readonly to: string;
  readonly key?: string;
}

/** Posts the form from the page one is on, as a browser without scripting would. */
export const postForm = async (page: Page, { answers, from, to, key = randomUUID() }: Posted): Promise<void> => {
  await Promise.all([
    page.waitForNavigation(),
    page.evaluate(
      ([address, fields]) => {
        const form = Object.assign(document.createElement('form'), { method: 'post', action: address });
        for (const [name, value] of Object.entries(fields))
          form.append(Object.assign(document.createElement('textarea'), { name, value }));
        document.body.append(form);
        form.submit();
      },
      [to, { ...answers, from, key }] as const,
    ),
  ]);
};

/** What an applicant does on a page: fills in what it asks and goes on. */
const fillPage = async (page: Page, answers: Posted['answers']): Promise<void> => {
  for (const [name, value] of Object.entries(answers)) {
    const field = page.locator(`main form [name="${name}"]:not([type=hidden])`);
    const type = (await field.count()) > 0 ? await field.first().getAttribute('type') : 'none';
    if (type === 'radio' && value !== '') await page.locator(`main [name="${name}"][value="${value}"]`).check();
    else if (type === 'radio') continue;
    else if (type !== 'none' && (await field.isVisible())) await field.fill(value);
  }
};

/** 继续, and the next page is there. */
export const goOn = async (page: Page): Promise<void> => {
  const before = await page.title();
  await page.locator('[data-next]').click();
  // Asked from here: a page without scripting may not run what would wait in it.
  await expect.poll(() => page.title(), { timeout: PATIENCE_MS }).not.toBe(before);
  await page.waitForLoadState();
};

/** Goes through the pages as a person does, up to and including the one named by its heading. */
export const applyUpTo = async (
  page: Page,
  heading: string,
  answers = ANSWERS,
  start = '/apply/new/',
): Promise<void> => {
  await page.goto(start);
  for (let pages = 0; (await page.locator('h1').textContent()) !== heading; pages += 1) {
    if (pages === 8) throw new Error(`no page is called ${heading}`);
    await fillPage(page, answers);
    await goOn(page);
  }
};
