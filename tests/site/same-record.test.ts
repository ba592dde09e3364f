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
  });

  it('stands on no page of a record that only one asks for', async () => {
    expect(await (await blockAt(demoNumber('海水浴场水质检测结果'))).count()).toBe(0);
  });
});
