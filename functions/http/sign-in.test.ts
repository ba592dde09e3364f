import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PLAIN_CLAIMS } from '#domain/officer-claims.ts';
import { startDynamo } from '../../tests/support/dynamo.ts';
import {
  CALLBACK,
  CLIENT,
  cookieJar,
  NOBODY,
  REGISTRAR,
  startProvider,
  type TestProvider,
} from '../../tests/support/provider.ts';
import { dynamoRates } from '../adapters/dynamo/rates.ts';
import { dynamoSessions } from '../adapters/dynamo/sessions.ts';
import { dynamoSignIns } from '../adapters/dynamo/sign-ins.ts';
import { oidcProvider } from '../adapters/identity-oidc.ts';
import { keepSession } from '../usecases/keep-session.ts';
import { type SignInDoor, type SignInWorld, signInDoor, signInDoors } from './sign-in.ts';

const ORIGIN = new URL(CALLBACK).origin;

let provider: TestProvider;
let dynamo: Awaited<ReturnType<typeof startDynamo>>;
beforeAll(async () => {
  [provider, dynamo] = await Promise.all([startProvider(), startDynamo()]);
});
afterAll(() => {
  provider.stop();
  dynamo.stop();
});

/** The doors on the real store and the real provider, with a clock to turn. */
const open = (more: Partial<SignInWorld> & { issuer?: string } = {}) => {
  const clock = { time: '08:00:00' };
  const logged: object[] = [];
  const log = (line: object) => void logged.push(line);
  const world: SignInWorld = {
    now: () => `2026-03-02T${clock.time}+08:00`,
    sessions: dynamoSessions(dynamo),
    signIns: dynamoSignIns(dynamo),
    provider: oidcProvider({
      issuer: more.issuer ?? provider.issuer,
      clientId: CLIENT.id,
      clientSecret: CLIENT.secret,
      mapping: PLAIN_CLAIMS,
      log,
    }),
    rates: dynamoRates({ ...dynamo, nowSeconds: () => 0, hide: async (text) => text }),
    frame: { city: '某市', demo: true },
    loopback: false,
    log,
    ...more,
  };
  const doors = signInDoors(world);
  let visitor = 0;
  const go = (door: SignInDoor, query: string, cookies = '', body?: string, clientAddress = `10.1.0.${visitor++}`) => {
    const [method = '', path = ''] = door.split(' ');
    const type = 'application/x-www-form-urlencoded';
    const request = new Request(`${ORIGIN}${path}${query}`, {
      method,
      headers: { cookie: cookies, ...(body !== undefined && { 'content-type': type }) },
      ...(body !== undefined && { body }),
    });
    return doors(door, { request, origin: ORIGIN, clientAddress });
  };
  /** To the provider and back to our door: what the browser now asks for, with its cookie. */
  const away = async (officer: string, to = '', jar = cookieJar()) => {
    const asked = await go('GET /office/sign-in', to && `?to=${encodeURIComponent(to)}`);
    const back = await provider.choose(asked.headers.get('location') ?? '', officer, jar);
    return { query: back.search, cookie: cookieOf(asked) };
  };
  return { world, clock, logged, go, away };
};

const cookieOf = (response: Response): string => response.headers.get('set-cookie')?.split(';', 1)[0] ?? '';

const signedIn = async (office = open()) => {
  const jar = cookieJar();
  const { query, cookie } = await office.away(REGISTRAR.id, '', jar);
  const session = cookieOf(await office.go('GET /office/callback', query, cookie));
  const kept = await keepSession(office.world)(session.slice('office='.length));
  return { ...office, jar, session, csrf: 'csrf' in kept ? kept.csrf : '' };
};

const words = async (response: Response) => ({ status: response.status, text: await response.text() });

describe('登录', () => {
  it('opens a session for whom the provider names, and goes on to the page that was asked for', async () => {
    const { away, go, world } = open();
    const { query, cookie } = await away(REGISTRAR.id, '/office/x/?y=1');
    const done = await go('GET /office/callback', query, cookie);
    expect([done.status, done.headers.get('location')]).toEqual([303, '/office/x/?y=1']);
    expect(done.headers.get('set-cookie')).toMatch(/^office=[\w.-]+; Path=\/; HttpOnly; SameSite=Lax$/);
    const token = cookieOf(done).slice('office='.length);
    expect(await keepSession(world)(token)).toMatchObject({ officer: REGISTRAR });
  });

  it('over https the cookie is for this host and for https alone', async () => {
    const { world } = open();
    const request = new Request('https://a.example/office/sign-in');
    const asked = await signInDoors(world)('GET /office/sign-in', {
      request,
      origin: 'https://a.example',
      clientAddress: '1',
    });
    expect(asked.headers.get('set-cookie')).toMatch(
      /^__Host-office-sign-in=[\w-]+; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
    );
  });

  it('asks for a fresh proof of who one is, with PKCE, state and nonce', async () => {
    const asked = await open().go('GET /office/sign-in', '');
    const { searchParams } = new URL(asked.headers.get('location') ?? '');
    expect(Object.fromEntries(searchParams)).toEqual({
      client_id: CLIENT.id,
      response_type: 'code',
      redirect_uri: CALLBACK,
      scope: 'openid profile',
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
      prompt: 'login',
    });
  });

  it('an answer counts once', async () => {
    const { away, go } = open();
    const { query, cookie } = await away(REGISTRAR.id);
    expect((await go('GET /office/callback', query, cookie)).status).toBe(303);
    const again = await go('GET /office/callback', query, cookie);
    expect(await words(again)).toMatchObject({ status: 400, text: expect.stringContaining('这次登录已经用过') });
    expect(again.headers.get('set-cookie')).toBeNull();
  });

  it('an answer counts only in the browser that asked, and its own browser may still use it', async () => {
    const { away, go } = open();
    const mine = await away(REGISTRAR.id);
    const other = await away(REGISTRAR.id);
    for (const cookie of ['', other.cookie])
      expect((await go('GET /office/callback', mine.query, cookie)).status).toBe(400);
    expect((await go('GET /office/callback', mine.query, mine.cookie)).status).toBe(303);
  });

  it('an answer counts for ten minutes', async () => {
    const { away, go, clock } = open();
    const early = await away(REGISTRAR.id);
    const late = await away(REGISTRAR.id);
    clock.time = '08:09:59';
    expect((await go('GET /office/callback', early.query, early.cookie)).status).toBe(303);
    clock.time = '08:10:00';
    const refused = await words(await go('GET /office/callback', late.query, late.cookie));
    expect(refused).toMatchObject({ status: 400, text: expect.stringContaining('超过了 10 分钟') });
  });

  it.each([
    ['a state of nobody’s', { state: 'A'.repeat(43) }, '不是从这个浏览器开始的'],
    ['no state', { state: '' }, '不是从这个浏览器开始的'],
    ['another issuer', { iss: 'https://login.example' }, '回答有误'],
    ['a code that was not given', { code: 'forged' }, '回答有误'],
    ['no code', { code: '' }, '回答有误'],
    ['a refusal of the provider’s', { code: '', error: 'access_denied' }, '没有同意这次登录'],
  ])('says in words what is wrong: %s', async (_, change, fault) => {
    const { away, go } = open();
    const { query, cookie } = await away(REGISTRAR.id);
    const changed = new URLSearchParams(query);
    for (const [name, value] of Object.entries(change))
      if (value) changed.set(name, value);
      else changed.delete(name);
    const refused = await go('GET /office/callback', `?${changed}`, cookie);
    expect(refused.headers.get('set-cookie')).toBeNull();
    const { status, text } = await words(refused);
    expect([400, 403]).toContain(status);
    expect(text).toContain(fault);
    expect(text).toContain('重新登录</a>');
  });

  it('a code of another sign-in is refused: it was asked for with another verifier', async () => {
    const { away, go } = open();
    const [mine, other] = [await away(REGISTRAR.id), await away(REGISTRAR.id)];
    const mixed = new URLSearchParams(mine.query);
    mixed.set('code', new URLSearchParams(other.query).get('code') ?? '');
    expect((await go('GET /office/callback', `?${mixed}`, mine.cookie)).status).toBe(400);
  });

  it('who has no role of ours is told so', async () => {
    const { away, go } = open();
    const { query, cookie } = await away(NOBODY.id);
    expect(await words(await go('GET /office/callback', query, cookie))).toMatchObject({
      status: 403,
      text: expect.stringContaining('您还没有岗位角色'),
    });
  });

  it('a provider that does not answer is told of, and logged', async () => {
    const { go, logged } = open({ issuer: 'http://127.0.0.1:9/identity' });
    expect(await words(await go('GET /office/sign-in', ''))).toMatchObject({
      status: 503,
      text: expect.stringContaining('身份认证系统没有应答'),
    });
    expect(logged).toHaveLength(1);
  });

  it('without a provider there is no sign-in, and the page says what to set', async () => {
    const { go } = open({ provider: undefined });
    for (const door of ['GET /office/sign-in', 'GET /office/callback'] as const)
      expect(await words(await go(door, ''))).toMatchObject({
        status: 503,
        text: expect.stringContaining('OIDC_ISSUER'),
      });
  });

  it('is not open without end to one address', async () => {
    const { go } = open();
    const come = async () => (await go('GET /office/sign-in', '', '', undefined, '10.2.0.1')).status;
    const seen: number[] = [];
    for (let times = 0; times < 301; times += 1) seen.push(await come());
    expect(seen.slice(0, 300).every((status) => status === 303)).toBe(true);
    expect(seen[300]).toBe(429);
    const { headers } = await go('GET /office/sign-in', '', '', undefined, '10.2.0.1');
    expect(headers.get('retry-after')).toBe('600');
  });

  it('ends the session this browser had before', async () => {
    const { world, session, go, away } = await signedIn();
    const { query, cookie } = await away(REGISTRAR.id);
    await go('GET /office/callback', query, `${cookie}; ${session}`);
    expect(await keepSession(world)(session.slice('office='.length))).toEqual({ ended: 'unknown' });
  });
});

describe('退出', () => {
  it('ends the session and takes the cookie away', async () => {
    const { go, session, csrf, world } = await signedIn();
    const left = await go('POST /office/sign-out', '', session, `csrf=${csrf}`);
    expect(left.headers.get('set-cookie')).toBe('office=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0');
    expect(await keepSession(world)(session.slice('office='.length))).toEqual({ ended: 'unknown' });
  });

  it.each([
    ['POST /office/sign-out', ''],
    ['POST /office/sign-out', 'csrf='],
    ['POST /office/sign-out-everywhere', 'csrf=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'],
  ] as const)('%s with the form “%s” is refused in words, and nobody is signed out', async (door, body) => {
    const { go, session, world } = await signedIn();
    expect(await words(await go(door, '', session, body))).toMatchObject({
      status: 403,
      text: expect.stringContaining('不是从您登录后的页面提交的'),
    });
    expect(await keepSession(world)(session.slice('office='.length))).toMatchObject({ officer: REGISTRAR });
  });

  const refreshOf = ({ headers }: Response): string => headers.get('refresh')?.replace('0; url=', '') ?? '';

  it('ends the session at the provider too, asks nothing there, and comes back', async () => {
    const { go, jar, session, csrf } = await signedIn();
    const left = await go('POST /office/sign-out', '', session, `csrf=${csrf}`);
    expect(left.status, 'no redirect: a form leads to no other address').toBe(200);
    const known = await jar(refreshOf(left));
    expect([known.status, known.headers.get('location')]).toEqual([302, `${ORIGIN}/office/signed-out`]);
    const asked = new URL((await go('GET /office/sign-in', '')).headers.get('location') ?? '');
    asked.searchParams.set('prompt', 'none');
    expect((await jar(asked.href)).headers.get('location')).toContain('error=login_required');
  });

  it('leads from the provider to no page but its own', async () => {
    const { go, jar, session, csrf } = await signedIn();
    const url = new URL(refreshOf(await go('POST /office/sign-out', '', session, `csrf=${csrf}`)));
    url.searchParams.set('post_logout_redirect_uri', 'https://evil.example/office/signed-out');
    const led = await jar(url.href, { headers: { accept: 'text/html' } });
    expect(led.headers.get('location')).toBe('/office/signed-out');
  });

  it('ends here also where the provider has no way out', async () => {
    const office = open();
    const { session, csrf, world } = await signedIn(office);
    const provider = world.provider && { ...world.provider, leave: async () => undefined };
    const left = await open({ provider }).go('POST /office/sign-out', '', session, `csrf=${csrf}`);
    expect([left.status, left.headers.get('location')]).toEqual([303, '/office/signed-out']);
    expect(await keepSession(world)(session.slice('office='.length))).toEqual({ ended: 'unknown' });
  });

  it('on all devices ends what others of the same officer began', async () => {
    const [one, two] = [await signedIn(), await signedIn()];
    await one.go('POST /office/sign-out-everywhere', '', one.session, `csrf=${one.csrf}`);
    expect(await keepSession(two.world)(two.session.slice('office='.length))).toEqual({ ended: 'everywhere' });
  });

  it('who is out already only loses the cookie', async () => {
    const left = await open().go('POST /office/sign-out', '', 'office=unknown-token-of-nobody');
    expect([left.status, left.headers.get('location')]).toEqual([303, '/office/signed-out']);
  });

  it('a failing store is answered in words, and logged', async () => {
    const { world } = open();
    const read = async () => Promise.reject(new Error('the store is away'));
    const { go, logged } = open({ sessions: { ...world.sessions, read } });
    const failed = await words(await go('POST /office/sign-out', '', 'office=some-token-of-somebody'));
    expect(failed).toMatchObject({ status: 500, text: expect.stringContaining('没有办成') });
    expect(logged).toEqual([expect.objectContaining({ level: 'error', door: 'POST /office/sign-out' })]);
  });
});

describe('the doors', () => {
  it.each([
    ['GET', '/office/sign-in?to=/office/', 'GET /office/sign-in'],
    ['GET', '/office/callback/', 'GET /office/callback'],
    ['GET', '/office/sign-out', undefined],
    ['POST', '/office/sign-in', undefined],
    ['GET', '/office/', undefined],
    ['GET', '/', undefined],
  ])('%s %s', (method, url, door) => {
    expect(signInDoor(method, url)).toBe(door);
  });
});
