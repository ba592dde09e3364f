import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { startFauxqs } from 'fauxqs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyUpTo, goOn } from '../support/apply.ts';
import { type Counter, openCounter } from '../support/counter.ts';

const BUCKET = 'attachments';

let bucket: Awaited<ReturnType<typeof startFauxqs>>;
let counter: Counter;
beforeAll(async () => {
  bucket = await startFauxqs({ port: 0, logger: false });
  const endpoint = `http://127.0.0.1:${bucket.port}`;
  const credentials = { accessKeyId: 'x', secretAccessKey: 'x' };
  const client = new S3Client({ endpoint, region: 'us-east-1', forcePathStyle: true, credentials });
  await client.send(new CreateBucketCommand({ Bucket: BUCKET }));
  counter = await openCounter({
    BLOBS_BUCKET: BUCKET,
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'x',
    AWS_SECRET_ACCESS_KEY: 'x',
  });
});
afterAll(async () => {
  await counter.close();
  await bucket.stop();
});

/** The name of the bucket's machine is not the one that the policy of the cloud's pages names (functions/world-edge.ts). */
const open = async (javaScriptEnabled: boolean) => {
  const page = await counter.visit({ javaScriptEnabled, bypassCSP: true });
  await applyUpTo(page, '附件');
  return page;
};

/** Sends the chosen file; where the bucket then leads the new tab, under the city's own name, which leads nowhere from here. */
const send = async (page: Page): Promise<URL> => {
  const [led, tab] = await Promise.all([
    page.context().waitForEvent('request', (request) => request.redirectedFrom() !== null),
    page.context().waitForEvent('page'),
    page.getByRole('button', { name: '上传所选文件' }).click(),
  ]);
  await tab.close();
  return new URL(led.url());
};

describe('附件，文件送进桶里', () => {
  it('without scripting go there in a tab of their own, one by one, and are taken in by the form, which loses nothing', async () => {
    const page = await open(false);
    for (const [at, words] of ['委托书', '说明'].entries()) {
      await page
        .getByLabel('选择文件')
        .setInputFiles({ name: '张三的材料.txt', mimeType: 'text/plain', buffer: Buffer.from(words) });
      const { pathname, href } = await send(page);
      expect(pathname).toBe('/apply/arrived/');
      expect(decodeURIComponent(href)).not.toContain('张三');
      await page.getByRole('button', { name: '收下传好的文件' }).click();
      expect(await page.locator('.file-list b').allTextContents()).toEqual(
        ['附件 1.txt', '附件 2.txt'].slice(0, at + 1),
      );
      expect(await page.locator('[data-state=clean]').count()).toBe(at + 1);
    }
    await goOn(page);
    expect(await page.locator('[data-of="wanted.title"]').textContent()).not.toBe('');
    await page.locator('[data-next]').click();
    expect(await page.locator('.codes dd').first().textContent()).toMatch(/^\d{4}-\d{5}$/);
  });

  it('with scripting go by themselves, as many as one chooses', async () => {
    const page = await open(true);
    await expect.poll(() => page.locator('[data-upload]').count()).toBe(0);
    const field = page.getByLabel('选择文件');
    expect([await field.getAttribute('form'), await field.getAttribute('multiple')]).toEqual([null, '']);
  });
});
