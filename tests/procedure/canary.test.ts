import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PERSONAL_FIELDS } from '#domain/application/facts.ts';
import { dynamoOutbox } from '#functions/adapters/dynamo/outbox.ts';
import { mailbox } from '#functions/adapters/mail-box.ts';
import type { Message, Notifier } from '#functions/usecases/ports/notifier.ts';
import { sendNotice } from '#functions/usecases/send-notice.ts';
import { sweep } from '#functions/usecases/sweep.ts';
import { type Api, SUBMISSION, startApi } from '../support/api.ts';

/** One of a kind in each field, of a shape the field accepts. */
const CANARIES: Readonly<Record<keyof typeof PERSONAL_FIELDS, string>> = {
  name: '金丝雀壹',
  idNumber: '370200199901017711',
  phone: '13977000177',
  address: '金丝雀路七百七十一号',
  email: 'jinsique771@canary.example',
  postcode: '266771',
  legalRepresentative: '金丝雀贰',
  contact: '金丝雀叁',
  agentName: '金丝雀肆',
  agentIdNumber: '37020019990101772X',
  agentPhone: '13977000277',
};

const LEAK = new RegExp(Object.values(CANARIES).join('|'));

let api: Api;
let dir: string;
beforeAll(async () => {
  api = await startApi();
  dir = mkdtempSync(join(tmpdir(), 'mingbai-canary-'));
});
afterAll(() => {
  api.stop();
  rmSync(dir, { recursive: true, force: true });
});

const dump = async (): Promise<string> => {
  const { Items = [] } = await api.dynamo.client.send(new ScanCommand({ TableName: api.dynamo.table }));
  return JSON.stringify(Items);
};

describe('个人信息 is nowhere but sealed in its place', () => {
  let number: string;
  let code: string;
  const answers: string[] = [];
  const messages: Message[] = [];

  const remember = async (answer: Promise<{ data: unknown }>) => {
    const { data } = await answer;
    answers.push(JSON.stringify(data));
    return data as Readonly<Record<string, string>>;
  };

  beforeAll(async () => {
    const body = { ...SUBMISSION, personal: CANARIES };
    ({ number = '', queryCode: code = '' } = await remember(api.submit(body)));
    const step = (name: string, version: number, data: object, role: never, unit?: string) =>
      remember(api.step(number, name, version, data, role, unit));
    await step('register', 2, {}, 'registrar' as never);
    await step('transfer', 3, { lead: 'roads', assisting: ['parks'] }, 'registrar' as never);
    await step('askSupplement', 4, { what: '请写明年度', workdays: 10 }, 'officer' as never, 'roads');
    await step('flyAway', 5, {}, 'officer' as never);
    await step('unmask', 5, { fields: [], reason: CANARIES.name }, 'officer' as never, 'roads');
    await remember(api.call('POST', '/applications/track', { body: { number, queryCode: code } }));
    await remember(api.call('GET', `/applications/${number}`, { headers: await api.as('officer', 'roads') }));
    await remember(api.call('GET', '/applications?by=unit&of=roads', { headers: await api.as('officer', 'roads') }));
    await remember(api.submit({ ...body, channel: 'pigeon' }));
    await remember(api.call('POST', '/applications', { body: `${JSON.stringify(body)}x` }));
    api.clock.today = '2026-03-20';
    await sweep(api.world)();
    const { mail, sms } = mailbox(dir, api.world);
    const keep: Notifier = {
      send: (message) => {
        messages.push(message);
        return mail.send(message);
      },
    };
    const world = {
      ...api.world,
      outbox: dynamoOutbox(api.dynamo),
      postal: {
        mail: keep,
        sms,
        siteName: '某市政府信息公开网',
        phone: '0532-00000000',
        trackLink: 'https://a.example/apply/track/',
        deskLink: 'https://a.example/office/',
        deskAddress: () => 'desk@a.example',
      },
      later: () => '2026-03-20T10:00:00+08:00',
      random: () => 0.5,
    };
    for await (const ref of world.outbox.due('2099-01-01T00:00:00+08:00')) await sendNotice(world)(ref);
  });

  it('not in the store', async () => {
    const items = await dump();
    expect(items).toContain(number);
    expect(items).not.toMatch(LEAK);
  });

  it('not in any answer but as it is masked', () => {
    expect(answers.length).toBeGreaterThan(9);
    expect(answers.join('\n')).not.toMatch(LEAK);
  });

  it('not in a message but in its address', () => {
    expect(messages.map(({ to }) => to)).toContain(CANARIES.email);
    expect(messages.map(({ subject, text }) => subject + text).join('\n')).not.toMatch(LEAK);
    expect(messages.map(({ subject, text }) => subject + text).join('\n')).not.toContain(SUBMISSION.wanted.title);
  });

  it('not in the log', () => {
    expect(JSON.stringify(api.logged)).not.toMatch(LEAK);
  });

  it('and a sealed value opens in its own place alone', async () => {
    const stored = await api.world.applications.load(number);
    const wrapped = (await api.world.applications.wrappedKey(number)) ?? '';
    const box = await api.world.vault.reopen(number, wrapped);
    const sealed = stored?.application.personal.phone ?? '';
    expect(box.open('phone', sealed)).toBe(CANARIES.phone);
    expect(() => box.open('email', sealed)).toThrow();
    await expect(api.world.vault.reopen('2026-00099', wrapped)).rejects.toThrow();
  });
});
