import { createServer, request, type Server } from 'node:http';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { officeDoors } from './office.ts';

const servers: Server[] = [];
afterEach(() => {
  vi.restoreAllMocks();
  for (const server of servers.splice(0)) server.close();
});

/** The doors on a port, with a provider that tells how it is called. */
const serve = async (provider: Parameters<typeof officeDoors>[1]): Promise<string> => {
  const doors = officeDoors('city.example', provider);
  const server = createServer((req, res) => doors(req, res, () => void res.writeHead(404).end('next')));
  servers.push(server);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as { port: number }).port}`;
};

const get = (url: string, host: string): Promise<string> =>
  new Promise((resolve, reject) => {
    request(url, { headers: { host, 'x-forwarded-proto': 'gopher' } }, async (res) => {
      let text = '';
      for await (const chunk of res) text += chunk;
      resolve(text);
    })
      .on('error', reject)
      .end();
  });

describe('the embedded provider', () => {
  it.each([
    ['localhost:4321', 'http localhost:4321'],
    ['city.example', 'https city.example'],
    ['evil.example', 'https city.example'],
  ])('called as %s is told %s', async (host, told) => {
    const url = await serve(() => async ({ headers }, res) => {
      res.end(`${headers['x-forwarded-proto']} ${headers.host}`);
    });
    expect(await get(`${url}/identity/auth`, host)).toBe(told);
  });

  it('is nowhere but below its path, and not at all in a real city', async () => {
    const url = await serve(() => undefined);
    for (const path of ['/identity/auth', '/identity', '/office/', '/'])
      expect(await (await fetch(url + path)).text()).toBe('next');
  });

  it('that fails is logged and answered, and the process lives on', async () => {
    const logged = vi.spyOn(console, 'error').mockReturnValue();
    const url = await serve(() => async () => {
      throw new Error('nobody foresaw this');
    });
    for (let times = 0; times < 2; times += 1)
      expect(await (await fetch(`${url}/identity/auth`)).text()).toBe('服务器出错，请稍后再试');
    expect(logged).toHaveBeenCalledTimes(2);
  });
});
