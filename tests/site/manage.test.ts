import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { dump, load } from 'js-yaml';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarSchema } from '#content/schema/calendar.ts';
import { addWorkdays } from '#domain/work-calendar.ts';
import { SUBMISSION } from '../support/api.ts';
import { CALENDAR } from '../support/calendar.ts';
import { type Counter, openCounter } from '../support/counter.ts';
import { csvFrom } from '../support/csv.ts';
import { demoNumber } from '../support/demo-number.ts';

/** What a spreadsheet would run, in the one field of an application that every list shows. */
const FORMULA = '=HYPERLINK("http://evil.example","看")';

let counter: Counter;
let head: Page;
let desk: Page;

const signedIn = async (name: string, javaScriptEnabled = false): Promise<Page> => {
  const page = await counter.visit({ javaScriptEnabled });
  await page.goto('/office/');
  await page.getByRole('button', { name }).click();
  await page.waitForURL('**/office/');
  return page;
};

const table = async (page: Page, path: string): Promise<string[][]> => {
  const response = await page.request.get(path);
  expect(response.headers()).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'cache-control': 'no-store',
    'content-disposition': expect.stringMatching(/^attachment; filename\*=UTF-8''/),
  });
  const text = await response.text();
  expect(text.startsWith('\uFEFF')).toBe(true);
  return csvFrom(text.slice(1));
};

beforeAll(async () => {
  counter = await openCounter();
  head = await signedIn('演示·孟清');
  desk = await signedIn('演示·林知远');
});
afterAll(() => counter.close());

describe('临期和超期', () => {
  it('is led to from the workbench, by unit, the most pressing first, with what the overdue went through', async () => {
    await head.goto('/office/');
    await head.getByRole('link', { name: '管理' }).click();
    const rows = head.locator('section', { has: head.getByRole('heading', { name: /^市财政局/ }) }).locator('tbody tr');
    expect(await rows.first().innerText()).toMatch(/政府采购项目清单\s+2026-00005\s+办理中/);
    const lefts = await head.locator('.when b').allInnerTexts();
    expect(lefts.length).toBeGreaterThan(1);
    const late = lefts.filter((words) => words.startsWith('超期')).length;
    expect(late).toBeGreaterThan(0);
    expect(await head.locator('.take').innerText()).toContain(`超期 ${late} 件`);
  });

  it('looks further ahead, and is taken away as a table', async () => {
    await head.goto('/office/manage/deadlines/');
    const near = await head.locator('tbody tr').count();
    await head.getByRole('link', { name: '看 10 个工作日内的' }).click();
    expect(await head.locator('tbody tr').count()).toBeGreaterThan(near);
    const [columns, ...lines] = await table(head, '/office/manage/deadlines.csv?workdays=10');
    expect(columns).toEqual([
      '单位',
      '受理编号',
      '信息名称',
      '状态',
      '期限',
      '还有',
      '经过',
      '批注',
      '批注人',
      '批注日期',
    ]);
    expect(lines).toHaveLength(await head.locator('tbody tr').count());
  });
});

describe('超期的原因', () => {
  it('is the last 批注, by whom and when; where nothing is recorded, the page leads to where it is written', async () => {
    const number = demoNumber('2025 年供热管网改造项目清单');
    const row = head.locator('tbody tr', { hasText: number });
    const inTable = async () =>
      (await table(head, '/office/manage/deadlines.csv')).find((cells) => cells[1] === number)?.slice(6);
    const comment = async (words: string) => {
      await head.getByLabel('写一条批注').fill(words);
      await head.getByRole('button', { name: '写入批注' }).click();
      await head.locator('#comments').getByText(words, { exact: true }).waitFor();
    };
    await head.goto('/office/manage/deadlines/');
    expect(await row.locator('.why').innerText()).toBe('1 个协办单位没有答复');
    const finance = await signedIn('演示·许算');
    await finance.goto(`/office/applications/${number}/?step=assist`);
    await finance.locator('.step-panel [name=opinion]').fill('没有意见');
    await finance.getByRole('button', { name: /^下一步/ }).click();
    await finance.getByRole('button', { name: /^确认/ }).click();
    await head.reload();
    expect(await row.locator('.why').innerText()).toContain('没有写明原因');
    expect(await inTable()).toEqual(['', '', '', '']);
    await row.getByRole('link', { name: '写一条批注' }).click();
    expect(new URL(head.url()).hash).toBe('#comment');
    await comment('档案还没有移交');
    await comment(FORMULA);
    await head.goto('/office/manage/deadlines/');
    const words = await row.locator('.why').innerText();
    expect(words).toContain(`批注：${FORMULA}`);
    expect(words).toMatch(/（演示·孟清），市政府办公厅，\d{4}年\d+月\d+日/);
    expect(words).not.toContain('档案还没有移交');
    expect((await inTable())?.slice(1)).toEqual([
      `'${FORMULA}`,
      expect.stringContaining('演示·孟清'),
      expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    ]);
  });
});

describe('办理记录核查', () => {
  it('shows every record of an application, and that none was changed', async () => {
    const number = await counter.submit('核查的申请');
    await head.goto('/office/manage/audit/');
    await head.getByLabel('受理编号').fill(number);
    await head.getByRole('button', { name: '看办理记录' }).click();
    expect(await head.getByRole('status').innerText()).toBe('2 条记录首尾相接，与摘要相符，没有改动。');
    expect(await head.locator('tbody tr').allInnerTexts()).toEqual([
      expect.stringContaining('提出申请'),
      expect.stringContaining('确认收到'),
    ]);
    const [, first, second] = await table(head, `/office/manage/audit.csv?number=${number}`);
    expect(first?.at(-2)).toBe('');
    expect(second?.at(-2)).toBe(first?.at(-1));
    expect(second?.at(-1)).toMatch(/^[0-9a-f]{64}$/);
  });

  it('tells who looked at whose personal fields, and why', async () => {
    const number = await counter.submit('看过个人信息的申请');
    await desk.goto(`/office/applications/${number}/?step=unmask`);
    await desk.getByLabel('联系电话').check();
    await desk.getByLabel('理由').fill('电话核实');
    await desk.getByRole('button', { name: /^下一步/ }).click();
    await desk.getByRole('button', { name: /^确认/ }).click();
    await head.goto(`/office/manage/audit/?number=${number}`);
    await head.locator('tbody tr', { hasText: '查看个人信息' }).getByRole('link').click();
    const [look] = await head.locator('tbody tr').allInnerTexts();
    expect(look).toContain(number);
    expect(look).toContain('联系电话');
    expect(look).toContain('电话核实');
    expect(look).not.toContain(SUBMISSION.personal.phone);
  });

  it.each([
    ['?number=2026-99999', 404, '没有 2026-99999 这件申请'],
    ['?number=abc', 404, '“abc”不是受理编号的写法'],
    ['?officer=nobody', 200, '没有查看过任何人的个人信息'],
    ['?officer=nobody&cursor=x', 400, '翻页的地址不完整'],
  ])('%s is answered in words', async (query, status, words) => {
    const response = await head.goto(`/office/manage/audit/${query}`);
    expect(response?.status()).toBe(status);
    expect(await head.locator('main').innerText()).toContain(words);
  });
});

describe('在办和按期', () => {
  it('counts what each unit has in hand, as its own list does, and what was in time', async () => {
    await head.goto('/office/manage/load/');
    const row = head.locator('tbody tr', { has: head.getByRole('link', { name: '市教育局' }) });
    const [total, red, yellow, green, none, answered] = (await row.locator('td').allInnerTexts()).map(Number);
    expect(total).toBeGreaterThan(0);
    expect((red ?? 0) + (yellow ?? 0) + (green ?? 0) + (none ?? 0)).toBe(total);
    expect(answered).toBeGreaterThan(0);
    const [columns, ...lines] = await table(head, '/office/manage/load.csv');
    expect(columns).toHaveLength(9);
    const education = lines.find(([unit]) => unit === '市教育局');
    expect(education?.slice(1, 6)).toEqual([total, red, yellow, green, none].map(String));
    await row.getByRole('link', { name: '市教育局' }).click();
    expect(head.url()).toContain('by=unit&of=education');
  });
});

describe('人员和角色', () => {
  it('lists who signed in, with the roles of the claims, and leads to what each looked at', async () => {
    await head.goto('/office/manage/officers/');
    const row = head.locator('tbody tr', { hasText: '演示·林知远' });
    expect(await row.innerText()).toContain('登记人员');
    expect(await head.locator('main').innerText()).toContain('content/officers.yaml');
    await row.getByRole('link').click();
    expect(await head.locator('main').innerText()).toContain('演示·林知远 查看过的个人信息');
  });
});

describe('放假安排', () => {
  const fill = async (days: string) => {
    await head.goto('/office/manage/calendar/');
    const year = await head.getByLabel('年份').inputValue();
    await head.getByLabel('通知文号').fill('国办发明电〔2026〕9号');
    await head.getByLabel('放假和调休').fill(days.replaceAll('YYYY', year));
    await head.getByRole('button', { name: '试算' }).click();
    return year;
  };

  it('is tried, says which applications it moves and where to, and how it is put in', async () => {
    const number = await counter.submit('期限会变的申请');
    await head.goto('/office/manage/calendar/');
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const extra = addWorkdays(CALENDAR, today, 5);
    const year = extra.slice(0, 4);
    const known = [...CALENDAR.exceptions].filter(([date]) => date.startsWith(year));
    const off = [
      ...known.map(([date, type]) => `${date} ${type === 'off' ? '放假' : '上班'} 节日`),
      `${extra} 放假 临时放假`,
    ];
    await head.getByLabel('年份').fill(year);
    await head.getByLabel('通知文号').fill('国办发明电〔2026〕9号');
    await head.getByLabel('放假和调休').fill(off.join('\n'));
    await head.getByRole('button', { name: '试算' }).click();
    expect(await head.locator(':target').innerText()).toMatch(/件申请的期限会变$/);
    const row = head.locator('tbody tr', { hasText: number });
    const [from, to] = await row.locator('time').evaluateAll((all) => all.map((each) => each.getAttribute('datetime')));
    expect(to && from && to > from).toBe(true);
    const [file] = await Promise.all([
      head.waitForEvent('download'),
      head.getByRole('link', { name: `下载 ${year}.yaml` }).click(),
    ]);
    expect(file.suggestedFilename()).toBe(`${year}.yaml`);
    expect(calendarSchema.parse(load(readFileSync(await file.path(), 'utf8'))).days.at(-1)).toEqual({
      date: extra,
      type: 'off',
      name: '临时放假',
    });
    await head.goto(`/office/applications/${number}/`);
    const stands = (date: string) => new RegExp(`${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`);
    expect(await head.locator('.case-head .now').innerText()).toMatch(stands(from ?? ''));
  });

  it('is read from the notice pasted whole, and what it says nothing of is left out', async () => {
    const notice = 'YYYY年部分节假日安排的通知\n一、元旦：1月1日（某日）放假1天。\n节假日期间，要安排好值班。';
    const year = await fill(notice);
    expect(await head.locator('pre').innerText()).toContain(`${year}-01-01`);
    expect(await head.getByLabel('放假和调休').inputValue()).toContain('值班');
  });

  it('that was put in is counted by, and the page lists what it moved', async () => {
    const number = await counter.submit('重算的申请');
    await head.goto('/office/manage/calendar/');
    expect(await head.getByRole('region', { name: '上次重算' }).innerText()).toContain('重算过全部在办申请');
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const extra = addWorkdays(CALENDAR, today, 6);
    const content = join(counter.dataDir, 'arranged');
    await cp('content/calendar', join(content, 'calendar'), { recursive: true });
    const path = join(content, 'calendar', `${extra.slice(0, 4)}.yaml`);
    const known = existsSync(path)
      ? load(readFileSync(path, 'utf8'))
      : { year: Number(extra.slice(0, 4)), notices: [] };
    const { days = [], ...rest } = known as { readonly days?: readonly object[] };
    writeFileSync(path, dump({ ...rest, days: [...days, { date: extra, type: 'off', name: '临时放假' }] }));
    const env = { ...process.env, DATA_DIR: counter.dataDir, CONTENT_DIR: content };
    expect(execFileSync(process.execPath, ['tools/recalculate.ts'], { env, encoding: 'utf8' })).toContain(number);

    await head.reload();
    const last = head.getByRole('region', { name: '上次重算' });
    expect(await last.locator('p').innerText()).toMatch(/\d+ 件申请的期限推迟，已告知申请人/);
    const [from, to] = await last
      .locator('tr', { hasText: number })
      .locator('time')
      .evaluateAll((all) => all.map((each) => each.getAttribute('datetime')));
    expect(String(from) < String(to)).toBe(true);
    await head.getByRole('link', { name: number }).click();
    expect(await head.locator('.timeline').innerText()).toContain('按新的放假安排重算期限');
  });

  it('that cannot be read is answered with the line and the remedy, and kept', async () => {
    const year = await fill('YYYY-01-01 放假 元旦\n一月二日放假');
    expect(await head.getByRole('alert').innerText()).toContain('“一月二日放假”看不懂');
    expect(await head.getByLabel('放假和调休').inputValue()).toBe(`${year}-01-01 放假 元旦\n一月二日放假`);
    await fill('1999-01-01 放假 元旦');
    expect(await head.getByRole('alert').innerText()).toContain('1999-01-01 不在');
  });
});

describe('管理的各页', () => {
  it.each(['deadlines', 'load', 'officers', 'calendar', 'audit'])('%s fits three widths, 大字 too', async (name) => {
    const page = await signedIn('演示·孟清', true);
    await page.goto(`/office/manage/${name}/?number=2026-00005`);
    for (const size of ['normal', 'large'])
      for (const width of [1280, 768, 360]) {
        await page.setViewportSize({ width, height: 900 });
        const shown = await page.evaluate((chosen) => {
          document.documentElement.dataset['size'] = chosen;
          return [innerWidth, document.documentElement.scrollWidth];
        }, size);
        expect([size, ...shown]).toEqual([size, width, width]);
      }
    expect((await desk.goto(`/office/manage/${name}/`))?.status()).toBe(403);
  });
});

describe('下载的表格', () => {
  it('holds what the list shows, no formula, and nothing personal', async () => {
    const number = await counter.submit(FORMULA);
    const rows = await table(desk, '/office/list.csv?by=desk&of=registry');
    expect(rows.find(([first]) => first === number)).toEqual([
      number,
      `'${FORMULA}`,
      '已收到',
      expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      '',
    ]);
    const text = JSON.stringify(rows);
    for (const personal of Object.values(SUBMISSION.personal)) expect(text).not.toContain(personal);
  });

  it('of a list that is not his leads an officer back', async () => {
    const finance = await signedIn('演示·许算');
    const response = await finance.request.get('/office/list.csv?by=unit&of=education', { maxRedirects: 0 });
    expect([response.status(), response.headers()['location']]).toEqual([303, '/office/']);
  });
});

describe('管理', () => {
  it.each(['deadlines', 'audit'])('%s is for whoever answers for the whole office', async (name) => {
    const response = await desk.goto(`/office/manage/${name}/`);
    expect(response?.status()).toBe(403);
    expect(await desk.getByRole('alert').innerText()).toContain('由政府信息公开工作机构负责人使用');
    await desk.goto(`/office/manage/${name}.csv?number=2026-00001`);
    expect(new URL(desk.url()).pathname).toBe(`/office/manage/${name}/`);
  });
});
