import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keyFile } from './keys-file.ts';

const NUMBER = '2026-00042';
let dir: string;
let count = 0;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'mingbai-keys-'));
});

afterAll(() => rm(dir, { recursive: true }));

const newPath = (): string => {
  count += 1;
  return join(dir, String(count), 'keys/master.json');
};

const modeOf = async (path: string): Promise<number> => (await stat(path)).mode & 0o777;

describe('the file of master keys', () => {
  it('is made on first use, for its owner’s eyes alone, and leaves nothing beside it', async () => {
    const path = newPath();
    await keyFile(path).currentKeyId();
    expect([await modeOf(path), await modeOf(dirname(path))]).toEqual([0o600, 0o700]);
    expect(await readdir(dirname(path))).toEqual(['master.json']);
  });

  it('is one, when many make it at once', async () => {
    const path = newPath();
    const ids = await Promise.all(Array.from({ length: 20 }, () => keyFile(path).currentKeyId()));
    expect(new Set(ids).size).toBe(1);
  });

  it.each([
    ['640', 'file'],
    ['604', 'file'],
    ['750', 'folder'],
  ])('is refused when others may read it (%s, %s), with what to do', async (mode, what) => {
    const path = newPath();
    await keyFile(path).currentKeyId();
    const wide = what === 'file' ? path : dirname(path);
    await chmod(wide, Number.parseInt(mode, 8));
    await expect(keyFile(path).currentKeyId()).rejects.toThrow(
      `除所有者外还有人可以读取密钥（${wide}）：请运行 chmod ${what === 'file' ? 600 : 700} ${wide} 后重试。`,
    );
  });

  it.each(['', '{}', '{"keys":[]}', '{"keys":[null]}', '{"keys":[{"id":"0123456789ab","key":"AA"}]}'])(
    'is refused when damaged: %s',
    async (text) => {
      const path = newPath();
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await writeFile(path, text, { mode: 0o600 });
      await expect(keyFile(path).newDataKey(NUMBER)).rejects.toThrow(`密钥文件 ${path} 已损坏`);
      expect(await readFile(path, 'utf8')).toBe(text);
    },
  );

  it('is not made anew when it goes while in use', async () => {
    const path = newPath();
    const keys = keyFile(path);
    await keys.currentKeyId();
    await rm(path);
    await expect(keys.currentKeyId()).rejects.toThrow(`密钥文件 ${path} 不见了`);
  });
});

describe('a key file that is not there', () => {
  it('is never made where something was sealed under another', async () => {
    const path = newPath();
    const keys = keyFile(path, async () => false);
    await expect(keys.newDataKey(NUMBER)).rejects.toThrow(`密钥文件 ${path} 不见了，`);
    await expect(keys.rotate()).rejects.toThrow('请从备份恢复它');
    await expect(stat(path)).rejects.toThrow('ENOENT');
  });
});

describe('a data key', () => {
  it('unwraps for its application, and for no other', async () => {
    const keys = keyFile(newPath());
    const { plain, wrapped } = await keys.newDataKey(NUMBER);
    expect(plain).toHaveLength(32);
    expect(Buffer.from(await keys.unwrap(wrapped, NUMBER))).toEqual(Buffer.from(plain));
    await expect(keys.unwrap(wrapped, '2026-00043')).rejects.toThrow('not wrapped for 2026-00043');
    await expect(keys.unwrap(`${wrapped}AAAA`, NUMBER)).rejects.toThrow(RangeError);
    await expect(keys.unwrap('k1.a.b', NUMBER)).rejects.toThrow(RangeError);
  });

  it('does not unwrap with another city’s key file, which is said', async () => {
    const { wrapped } = await keyFile(newPath()).newDataKey(NUMBER);
    await expect(keyFile(newPath()).unwrap(wrapped, NUMBER)).rejects.toThrow('没有编号为');
  });

  it('survives a rotation, and is rewrapped once', async () => {
    const path = newPath();
    const [keys, other] = [keyFile(path), keyFile(path)];
    const { plain, wrapped } = await keys.newDataKey(NUMBER);
    const before = await keys.currentKeyId();
    const fresh = await other.rotate();
    expect(await keys.currentKeyId()).toBe(fresh);
    expect(Buffer.from(await keys.unwrap(wrapped, NUMBER))).toEqual(Buffer.from(plain));
    const rewrapped = await keys.rewrap(wrapped, NUMBER);
    expect([wrapped.split('.')[1], rewrapped.split('.')[1]]).toEqual([before, fresh]);
    expect(await keys.rewrap(rewrapped, NUMBER)).toBe(rewrapped);
    expect(Buffer.from(await other.unwrap(rewrapped, NUMBER))).toEqual(Buffer.from(plain));
  });
});

describe('rotation', () => {
  it('keeps every key, and the file its owner’s', async () => {
    const path = newPath();
    const keys = keyFile(path);
    const ids = [await keys.currentKeyId(), await keys.rotate(), await keys.rotate()];
    expect(await keys.macKeyIds()).toEqual(ids.toReversed());
    expect(await modeOf(path)).toBe(0o600);
    expect(await readdir(dirname(path))).toEqual(['master.json']);
  });

  it('goes on one at a time', async () => {
    const path = newPath();
    const keys = keyFile(path);
    await keys.currentKeyId();
    await writeFile(`${path}.rotating`, '');
    await expect(keys.rotate()).rejects.toThrow('另一次密钥轮换还没有结束');
  });

  it('loses no key to another at the same moment', async () => {
    const path = newPath();
    await keyFile(path).currentKeyId();
    const done = await Promise.allSettled(Array.from({ length: 8 }, () => keyFile(path).rotate()));
    const made = done.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    expect(made.length).toBeGreaterThan(0);
    expect(await keyFile(path).macKeyIds()).toEqual(expect.arrayContaining(made));
  });
});

describe('a mac', () => {
  it('is the same for the same purpose and text, and another for any other', async () => {
    const keys = keyFile(newPath());
    const mac = await keys.mac('queryCode', NUMBER);
    expect(Buffer.from(mac.mac, 'base64url')).toHaveLength(32);
    expect(await keys.mac('queryCode', NUMBER)).toEqual(mac);
    expect((await keys.mac('link', NUMBER)).mac).not.toBe(mac.mac);
    expect((await keys.mac('queryCode', '2026-00043')).mac).not.toBe(mac.mac);
  });

  it('is still verified under its key after a rotation', async () => {
    const keys = keyFile(newPath());
    const mac = await keys.mac('auditSeal', 'head');
    await keys.rotate();
    expect((await keys.mac('auditSeal', 'head')).keyId).not.toBe(mac.keyId);
    expect(await keys.mac('auditSeal', 'head', mac.keyId)).toEqual(mac);
  });
});
