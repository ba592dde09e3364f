import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allViolations } from '../support/axe.ts';
import { type Counter, openCounter } from '../support/counter.ts';
import { demoNumber } from '../support/demo-number.ts';

/** Answered, and asked for again: by the same person, and by another. */
const TITLE = '学校食堂检查结果';
const answered = demoNumber(TITLE);

let counter: Counter;
let registrar: Page;

const submit = async (key: string, title: string, personal: Readonly<Record<string, string>>): Promise<string> => {
  const response = await fetch(new URL('/api/v1/applications', counter.baseURL), {
    method: 'POST',
    headers: {
      origin: counter.baseURL.replace(/\/$/, ''),
      'x-forwarded-for': counter.address(),
      'content-type': 'application/json',
      'idempotency-key': `same-record-${key}`,
    },
    body: JSON.stringify({
      channel: 'online',
      applicantKind: 'naturalPerson',
      idKind: 'residentId',
      personal,
      wanted: { title, description: '全部' },
      carrier: 'paper',
      obtaining: 'post',
      attachments: [],
    }),
  });
  return ((await response.json()) as { number: string }).number;
};

const PERSON = { name: '申请人甲', phone: '13800000001', address: '某路 1 号', idNumber: '440308199901101512' };

const ANOTHER = { ...PERSON, name: '申请人乙', idNumber: '110101199003070513' };

const blockAt = async (number: string) => {
  await registrar.goto(`/office/applications/${number}/`);
  return registrar.getByRole('region', { name: '相同信息的其他申请' });
};

beforeAll(async () => {
  counter = await openCounter();
  registrar = await counter.visit();
  await registrar.goto('/office/');
  await registrar.getByRole('button', { name: /林知远/ }).click();
  await registrar.waitForURL('**/office/');
});
afterAll(() => counter.close());

describe('相同信息的其他申请, on the page of a case', () => {
  it('leads to what was answered, and proposes to open it to all', async () => {
    const number = await submit('other-person', `关于${TITLE}`, PERSON);
    const words = await (await blockAt(number)).innerText();
    expect(words).toContain('已有 2 个申请人要同一项信息');
    expect(words).toContain('第四十四条');
    expect(words).toContain(answered);
    expect(await allViolations(registrar)).toEqual({});
  });

  it('of the same applicant is told, the open one by merging, without a name', async () => {
    const first = await submit('first', '内部停车位数量', PERSON);
    const again = await submit('again', '内部停车位数量', PERSON);
    const words = await (await blockAt(again)).innerText();
    expect(words).toContain(`同一个申请人的 ${first} 还在办理`);
    expect(words).not.toContain('第四十四条');
    expect(words).not.toContain(PERSON.name);

    await registrar.getByRole('link', { name: `并入 ${first}` }).click();
    expect(await registrar.getByLabel('并入的申请').inputValue()).toBe(first);
    await registrar.getByLabel('理由').fill('网上提交了两次，电话核实为一件');
    await registrar.getByRole('button', { name: /^下一步/ }).click();
    await registrar.getByRole('button', { name: '确认合并办理' }).click();
    expect(await registrar.getByRole('status').first().innerText()).toContain('已办理：合并办理');
    expect(await (await blockAt(first)).innerText()).toContain(`已并入 ${first}`);
  });

  it('is merged with none of another applicant, nor with one that came later', async () => {
    const [first, other] = [
      await submit('early', '宿舍楼消防图', PERSON),
      await submit('other', '宿舍楼消防图', ANOTHER),
    ];
    const last = await submit('later', '宿舍楼消防图', PERSON);
    const choices = async (number: string) => {
      await registrar.goto(`/office/applications/${number}/?step=merge#step`);
      return registrar.getByLabel('并入的申请').locator('option').allInnerTexts();
    };
    expect(await choices(last)).toEqual(['请选择', `${first} 宿舍楼消防图`]);
    await registrar.goto(`/office/applications/${other}/`);
    expect(await registrar.locator('.case-steps a[href*="?step=merge#"]').count()).toBe(0);
  });

  it('stands on no page of a record that only one asks for', async () => {
    expect(await (await blockAt(demoNumber('海水浴场水质检测结果'))).count()).toBe(0);
  });
});
