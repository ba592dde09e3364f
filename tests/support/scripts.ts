import type { Page, Response } from 'playwright-core';

/** The scripts that a page fetches while something is done, unpacked; its service worker and what comes later are left out. */
export const scriptsFetched = async (page: Page, during: () => Promise<unknown>): Promise<Uint8Array[]> => {
  const bodies: Promise<Uint8Array>[] = [];
  const note = (response: Response) => {
    const isScript = response.request().resourceType() === 'script' || response.url().endsWith('.js');
    if (!isScript || response.url().endsWith('/sw.js')) return;
    const body = response.body();
    // One that fails is told of below, not while something else is awaited.
    body.catch(() => {});
    bodies.push(body);
  };
  page.on('response', note);
  await during();
  page.off('response', note);
  return Promise.all(bodies);
};
