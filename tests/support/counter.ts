import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { keyFile } from '#functions/adapters/keys-file.ts';
import { vault } from '#functions/adapters/vault.ts';
import { SUBMISSION } from './api.ts';
import { launchChromium } from './chromium.ts';
import { readyUrl, startPortal } from './portal.ts';

/** The environment of a portal whose clock is so many days ahead. */
export const clockAhead = (days: number) => ({
  NODE_OPTIONS: `--import=${new URL('./clock-ahead.mjs', import.meta.url).href}`,
  CLOCK_AHEAD_DAYS: String(days),
});

/**
 * A portal of a test's own, with the demonstration applications, behind a proxy that tells visitors apart:
 * limits stand in nobody's way but their own test's.
 */
export const openCounter = async (env: Readonly<Record<string, string>> = {}) => {
  const browser: Browser = await launchChromium();
  const dataDir = await mkdtemp(join(tmpdir(), 'mingbai-counter-'));
  const start = (more: typeof env = {}) =>
    startPortal({ DATA_DIR: dataDir, TRUSTED_PROXIES: '127.0.0.1', ...env, ...more });
  let portal = start();
  const stop = async (): Promise<void> => {
    portal.child.kill('SIGTERM');
    await portal.ended;
  };
  const close = async (): Promise<void> => {
    await browser.close();
    await stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  const baseURL = await readyUrl(portal).catch(async (error) => {
    await close();
    throw error;
  });
  let visitors = 0;
  const address = () => `10.1.${visitors >> 8}.${visitors++ & 255}`;
  return {
    baseURL,
    dataDir,
    address,
    /** The number of a new application about `title`, sent by the API. */
    submit: async (title: string): Promise<string> => {
      const response = await fetch(new URL('/api/v1/applications', baseURL), {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'idempotency-key': crypto.randomUUID(),
          'x-forwarded-for': address(),
        },
        body: JSON.stringify({ ...SUBMISSION, wanted: { ...SUBMISSION.wanted, title } }),
      });
      return ((await response.json()) as { number: string }).number;
    },
    queryCode: (number: string): Promise<string> => vault(keyFile(join(dataDir, 'keys/master.json'))).queryCode(number),
    /** Somebody at a browser of their own. */
    visit: async (options: BrowserContextOptions = {}): Promise<Page> => {
      const context = await browser.newContext({
        baseURL,
        reducedMotion: 'reduce',
        extraHTTPHeaders: { 'x-forwarded-for': address() },
        ...options,
      });
      return context.newPage();
    },
    /** The same portal so many days later, at the same address; who was signed in no longer is. */
    later: async (days: number): Promise<void> => {
      await stop();
      portal = start({ PORT: new URL(baseURL).port, ...clockAhead(days) });
      await readyUrl(portal);
    },
    /** 25 minutes pass at a portal whose clock is ahead. */
    pass: async (): Promise<void> => {
      const before = portal.output().length;
      portal.child.kill('SIGUSR2');
      while (!portal.output().slice(before).includes('ahead ')) await pause(20);
    },
    close,
  };
};

export type Counter = Awaited<ReturnType<typeof openCounter>>;
