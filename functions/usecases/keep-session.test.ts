import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDynamo } from '../../tests/support/dynamo.ts';
import { dynamoSessions } from '../adapters/dynamo/sessions.ts';
import { keepSession } from './keep-session.ts';

const OFFICER = { id: 'wang', name: '王登记', roles: ['registrar'], unit: 'general-office' } as const;

let dynamo: Awaited<ReturnType<typeof startDynamo>>;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

/** An officer's sign-in at eight on the real store, and visits by the clock. */
const signedIn = async (officerId: string = OFFICER.id) => {
  const sessions = dynamoSessions(dynamo);
  const clock = { time: '08:00:00' };
  const now = () => `2026-03-02T${clock.time}+08:00`;
  const officer = { ...OFFICER, id: officerId };
  const generation = await sessions.generation(officer.id);
  const token = await sessions.open({
    officer,
    signedInAt: now(),
    seenAt: now(),
    rotatedAt: now(),
    generation,
  });
  const visit = (time: string, with_ = token) => {
    clock.time = time;
    return keepSession({ sessions, now })(with_);
  };
  return { sessions, token, officer, visit };
};

const tokenOf = (kept: object): string => (kept as { token: string }).token;

describe('会话', () => {
  it('is known by its token, with one and the same 防伪字段', async () => {
    const { visit, officer } = await signedIn();
    const first = await visit('08:00:30');
    expect(first).toEqual({ officer, csrf: expect.stringMatching(/^[\w-]{43}$/) });
    expect(await visit('08:10:00')).toEqual(first);
  });

  it('30 分钟没有操作即退出, and stays ended; each visit begins the half hour anew', async () => {
    const { visit } = await signedIn();
    await visit('08:14:00');
    expect(await visit('08:43:59')).toMatchObject({ officer: OFFICER });
    const other = await signedIn();
    expect(await other.visit('08:30:00')).toEqual({ ended: 'idle' });
    expect(await other.visit('08:01:00')).toEqual({ ended: 'unknown' });
  });

  it('登录满 10 小时即退出, however busy', async () => {
    const { visit, token } = await signedIn();
    let kept = token;
    for (let minute = 0; minute < 600; minute += 10) {
      const time = `${String(8 + Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:00`;
      const seen = await visit(time, kept);
      expect(seen).toMatchObject({ officer: OFFICER });
      kept = tokenOf(seen) ?? kept;
    }
    expect(await visit('18:00:00', kept)).toEqual({ ended: 'tooLong' });
  });

  it('gets a new secret every 15 minutes; of eight requests at once one brings it, and none is signed out', async () => {
    const { visit, token } = await signedIn();
    const seen = await Promise.all(Array.from({ length: 8 }, () => visit('08:15:00')));
    expect(seen.map((kept) => 'officer' in kept)).toEqual(Array(8).fill(true));
    const fresh = seen.flatMap((kept) => tokenOf(kept) ?? []);
    expect(fresh).toHaveLength(1);
    expect(fresh[0]).not.toBe(token);
    expect(await visit('08:15:59')).toMatchObject({ officer: OFFICER });
    expect(await visit('08:16:00')).toEqual({ ended: 'replaced' });
    expect(await visit('08:16:30', fresh[0])).toMatchObject({ officer: OFFICER });
  });

  it('在所有设备上退出 ends every session of the officer, nobody else’s, and not the next one', async () => {
    const [one, two, other] = [await signedIn('li'), await signedIn('li'), await signedIn('sun')];
    await one.sessions.closeAll('li');
    expect(await one.visit('08:01:00')).toEqual({ ended: 'everywhere' });
    expect(await two.visit('08:01:00')).toEqual({ ended: 'everywhere' });
    expect(await other.visit('08:01:00')).toMatchObject({ officer: { id: 'sun' } });
    expect(await (await signedIn('li')).visit('08:01:00')).toMatchObject({ officer: { id: 'li' } });
  });

  it('退出 ends one session', async () => {
    const [one, two] = [await signedIn(), await signedIn()];
    await one.sessions.close(one.token);
    expect(await one.visit('08:01:00')).toEqual({ ended: 'unknown' });
    expect(await two.visit('08:01:00')).toMatchObject({ officer: OFFICER });
  });

  it.each(['', '.', 'a.b', '../..'])('knows nobody by the token “%s”', async (token) => {
    expect(await (await signedIn()).visit('08:01:00', token)).toEqual({ ended: 'unknown' });
  });

  it('an id without its secret opens nothing, and ends nothing', async () => {
    const { visit, token } = await signedIn();
    const forged = `${token.split('.')[0]}.${'A'.repeat(43)}`;
    expect(await visit('08:01:00', forged)).toEqual({ ended: 'unknown' });
    expect(await visit('08:01:00')).toMatchObject({ officer: OFFICER });
  });

  it('what lies in the store opens nothing: no part of the token is in it', async () => {
    const { token, sessions } = await signedIn('zhou');
    const { session } = (await sessions.read(token)) ?? {};
    const { Items = [] } = await dynamo.client.send(new ScanCommand({ TableName: dynamo.table }));
    const text = JSON.stringify(Items);
    expect(text).toContain(session?.csrf);
    for (const part of token.split('.')) expect(text).not.toContain(part);
  });
});
