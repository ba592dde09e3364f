import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDynamo } from '../../tests/support/dynamo.ts';
import { dynamoSessions } from '../adapters/dynamo/sessions.ts';
import { forOfficer } from './signed-in.ts';

const OFFICER = { id: 'wang', name: '王登记', roles: ['registrar'], unit: 'general-office' } as const;

const FRAME = { city: '某市', demo: false };

let dynamo: Awaited<ReturnType<typeof startDynamo>>;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

/** A door that tells the officer's name, entered at these times with the cookies it gave before. */
const visits = async (...times: readonly string[]): Promise<readonly Response[]> => {
  const sessions = dynamoSessions(dynamo);
  const at = '2026-03-02T08:00:00+08:00';
  const token = await sessions.open({ officer: OFFICER, signedInAt: at, seenAt: at, rotatedAt: at, generation: 0 });
  let cookie = `office=${token}`;
  const answers: Response[] = [];
  for (const time of times) {
    const world = { sessions, loopback: true, frame: FRAME, now: () => `2026-03-02T${time}+08:00` };
    const request = new Request('https://a.example/office/x.pdf?a=b', { headers: { cookie } });
    const answer = await forOfficer(world, request, async ({ name }) => new Response(name));
    cookie = answer.headers.get('set-cookie')?.split(';', 1)[0] ?? cookie;
    answers.push(answer);
  }
  return answers;
};

describe('a door of officers', () => {
  it('keeps who uses it signed in: the cookie that replaces the old one comes with the answer', async () => {
    const answers = await visits('08:15:00', '08:29:00', '08:44:00');
    expect(await Promise.all(answers.map((each) => each.text()))).toEqual(['王登记', '王登记', '王登记']);
    expect(answers.map(({ headers }) => headers.has('set-cookie'))).toEqual([true, false, true]);
  });

  it('sends everyone else to sign in, and back to it', async () => {
    const [late] = await visits('08:30:00');
    expect([late?.status, late?.headers.get('location')]).toEqual([
      303,
      '/office/sign-in?to=%2Foffice%2Fx.pdf%3Fa%3Db',
    ]);
  });

  const post = async (body: string, more: Readonly<Record<string, string>> = {}) => {
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': `${body.length}`,
      ...more,
    };
    const request = new Request('https://a.example/office/x/', { method: 'POST', body, headers });
    const world = {
      sessions: dynamoSessions(dynamo),
      loopback: true,
      frame: FRAME,
      now: () => '2026-03-02T09:00:00+08:00',
    };
    const answer = await forOfficer(world, request, async () => new Response('taken'));
    return { status: answer.status, page: await answer.text() };
  };

  it('gives a form that came too late back with what was written, and leads it to no other address', async () => {
    const { status, page } = await post('reason=%22%3C%E7%94%B2%0A%E4%B9%99&csrf=c1&confirmed=yes&key=k1&step=return');
    expect(status).toBe(401);
    expect(page).toContain('<form method="post" action="/office/x/">');
    expect(page).toContain('<input type="hidden" name="reason" value="&quot;&lt;甲\n乙">');
    expect(page).toContain('<input type="hidden" name="step" value="return">');
    for (const ended of ['csrf', 'confirmed', 'key']) expect(page).not.toContain(`name="${ended}"`);
  });

  it('reads no more of a stranger’s form than a draft is long', async () => {
    const { status, page } = await post('reason=x', { 'content-length': `${700 * 1024}` });
    expect(status).toBe(401);
    expect(page).not.toContain('<form');
    expect(page).toContain('重新登录');
  });
});
