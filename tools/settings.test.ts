import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { ensureFree } from './port.ts';
import { readSettings } from './settings.ts';

describe('settings', () => {
  it('have defaults, also for what is set to nothing', () => {
    const settings = readSettings({ PORT: '', HOST: '' });
    expect(settings).toMatchObject({ host: '127.0.0.1', port: 4321 });
    expect(settings.contentDir).toMatch(/\/content$/);
  });

  it.each(['80a', '-1', '65536', '1.5', ' '])('say that PORT=%s is none', (port) => {
    expect(() => readSettings({ PORT: port })).toThrow(`PORT 应是 0 到 65535 之间的整数，现在是“${port}”。`);
  });

  it('say that a content folder is missing, and that a file is no folder', () => {
    expect(() => readSettings({ CONTENT_DIR: '/no/such/folder' })).toThrow('找不到内容文件夹 /no/such/folder');
    expect(() => readSettings({ CONTENT_DIR: 'package.json' })).toThrow('找不到内容文件夹');
  });
});

describe('an address to listen on', () => {
  it('is free, or the sentence says who to ask', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await expect(ensureFree('127.0.0.1', port)).rejects.toThrow(`端口 ${port} 已被别的程序占用`);
    await new Promise((resolve) => server.close(resolve));
    await expect(ensureFree('127.0.0.1', port)).resolves.toBeUndefined();
  });

  it('is one of this machine', async () => {
    await expect(ensureFree('192.0.2.1', 0)).rejects.toThrow('本机没有 192.0.2.1 这个地址');
  });
});
