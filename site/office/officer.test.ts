import type { APIContext } from 'astro';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { startDynamo } from '../../tests/support/dynamo.ts';

const OFFICER = { id: 'wang', name: '王登记', roles: ['registrar'], unit: 'finance' } as const;
const MINUTE_MS = 60_000;

/** The pages' own modules read the environment: they are loaded once the store is there. */
const load = async () => {
  const { world } = await import('#functions/world.ts');
  const { officerOf } = await import('./officer.ts');
  const { onRequest } = await import('../middleware.ts');
  return { world, officerOf, onRequest };
};

let dynamo: Awaited<ReturnType<typeof startDynamo>>;
let pages: Awaited<ReturnType<typeof load>>;
beforeAll(async () => {
  dynamo = await startDynamo();
  vi.stubEnv('DYNAMODB_ENDPOINT', dynamo.endpoint);
  vi.stubEnv('TABLE_NAME', dynamo.table);
  vi.stubEnv('OIDC_ISSUER', 'http://127.0.0.1:9/identity');
  pages = await load();
});
afterAll(() => {
  vi.unstubAllEnvs();
  dynamo.stop();
});
afterEach(() => {
  vi.useRealTimers();
});

const open = async (): Promise<string> => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-02T00:00:00Z') });
  const at = pages.world.now();
  return pages.world.sessions.open({ officer: OFFICER, signedInAt: at, seenAt: at, rotatedAt: at, generation: 0 });
};

const requestOf = (cookie: string, init: RequestInit = {}, path = '/office/?a=b') =>
  new Request(`http://a.example${path}`, { ...init, headers: { ...init.headers, cookie } });

/** A page of officers behind the middleware: its body is the officer's name. */
const visit = async (cookie: string): Promise<Response> => {
  const request = requestOf(cookie);
  const context = { request, url: new URL(request.url), isPrerendered: false } as APIContext;
  const page = async (): Promise<Response> => {
    const signedIn = await pages.officerOf(request);
    return signedIn instanceof Response ? signedIn : new Response(signedIn.officer.name);
  };
  return (await pages.onRequest(context, page)) as Response;
};

const later = (minutes: number): void => void vi.setSystemTime(Date.now() + minutes * MINUTE_MS);

describe('officerOf', () => {
  it('tells the officer of a session, and asks the store once a request', async () => {
    const request = requestOf(`office=${await open()}`);
    const first = await pages.officerOf(request);
    expect(first).toEqual({ officer: OFFICER, csrf: expect.stringMatching(/^[\w-]{43}$/) });
    expect(await pages.officerOf(request)).toBe(first);
  });

  it('sends everyone else to sign-in, and back to the page; a form is kept', async () => {
    const get = (await pages.officerOf(requestOf(''))) as Response;
    expect([get.status, get.headers.get('location')]).toEqual([303, '/office/sign-in?to=%2Foffice%2F%3Fa%3Db']);
    const post = (await pages.officerOf(requestOf('', { method: 'POST', body: '' }))) as Response;
    expect([post.status, post.headers.get('location')]).toEqual([401, null]);
  });
});

describe('an answer below /office/', () => {
  it('brings the new cookie after 15 minutes; the old one holds a minute more', async () => {
    const cookie = `office=${await open()}`;
    later(14);
    expect((await visit(cookie)).headers.get('set-cookie')).toBeNull();
    later(1);
    const answer = await visit(cookie);
    expect(await answer.text()).toBe('王登记');
    const fresh = answer.headers.get('set-cookie') ?? '';
    expect(fresh).toMatch(/^office=[\w.-]+; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(await (await visit(cookie)).text()).toBe('王登记');
    later(1);
    expect((await visit(cookie)).status).toBe(303);
    expect(await (await visit(fresh)).text()).toBe('王登记');
  });

  it('over https the new cookie is as strict as the old', async () => {
    const cookie = `__Host-office=${await open()}`;
    later(15);
    expect((await visit(cookie)).headers.get('set-cookie')).toMatch(/^__Host-office=.*; Secure$/);
  });

  it('after half an hour without one, or ten hours with many, is the way to sign-in', async () => {
    let cookie = `office=${await open()}`;
    for (let minutes = 0; minutes < 585; minutes += 15) {
      later(15);
      const answer = await visit(cookie);
      expect(answer.status).toBe(200);
      cookie = answer.headers.get('set-cookie') ?? cookie;
    }
    later(15);
    expect((await visit(cookie)).status).toBe(303);
    const idle = `office=${await open()}`;
    later(30);
    expect((await visit(idle)).status).toBe(303);
  });

  it('is kept and found by nobody', async () => {
    const { headers } = await visit('');
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex, nofollow',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    });
  });
});
