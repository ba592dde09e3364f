import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { listen, type RunningServer } from './server.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'mingbai-doors-'));
let server: RunningServer;
beforeAll(async () => {
  vi.stubEnv('DATA_DIR', dataDir);
  vi.resetModules();
  const { apiDoors } = await import('./api.ts');
  server = await listen((req, res) => apiDoors(req, res, () => res.writeHead(405).end()), '127.0.0.1', 0);
});
afterAll(async () => {
  await server.stop();
  vi.unstubAllEnvs();
  rmSync(dataDir, { recursive: true });
});

it('a demonstration’s mailbox is read, and nothing else', async () => {
  const statuses: Record<string, number> = {};
  for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'])
    statuses[method] = (await fetch(new URL('/mailbox/', server.url), { method })).status;
  expect(statuses).toEqual({ GET: 200, HEAD: 200, POST: 405, PUT: 405, DELETE: 405 });
});
