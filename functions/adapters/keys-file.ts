import { randomBytes } from 'node:crypto';
import { open, readFile, stat, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { KeyService } from '../usecases/ports/keys.ts';
import { decrypt, encrypt, fromBase64Url } from './cipher.ts';
import { deriveKey, macOf } from './derive-key.ts';
import { createWhole, replaceWhole } from './whole-file.ts';

const KEY_BYTES = 32;
const VERSION = 'f1';

interface MasterKey {
  readonly id: string;
  readonly key: string;
}

/** 主密钥文件 — the current key first; older ones stay, for what was made under them. */
interface KeyFile {
  readonly keys: readonly [MasterKey, ...MasterKey[]];
}

/** Something about the key file that whoever runs the machine must put right; the message says what and how. */
export class KeyFileError extends Error {
  override readonly name = 'KeyFileError';
}

const newKey = (): MasterKey => ({
  id: randomBytes(6).toString('hex'),
  key: randomBytes(KEY_BYTES).toString('base64url'),
});

const textOf = (file: KeyFile): string => `${JSON.stringify(file, null, 2)}\n`;

const isKey = (value: Partial<MasterKey> | null): boolean =>
  typeof value?.id === 'string' &&
  /^[0-9a-f]{12}$/.test(value.id) &&
  typeof value.key === 'string' &&
  fromBase64Url(value.key)?.length === KEY_BYTES;

const parse = (path: string, text: string): KeyFile => {
  try {
    const { keys } = JSON.parse(text) as KeyFile;
    if (keys.length > 0 && keys.every(isKey)) return { keys };
  } catch {
    // Said below: what it should hold cannot be guessed.
  }
  throw new KeyFileError(`密钥文件 ${path} 已损坏：请从备份恢复它；没有它，已登记的个人信息无法打开。`);
};

const refuseIfOthersMay = async (path: string, mode: '600' | '700'): Promise<void> => {
  if (((await stat(path)).mode & 0o077) === 0) return;
  throw new KeyFileError(`除所有者外还有人可以读取密钥（${path}）：请运行 chmod ${mode} ${path} 后重试。`);
};

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** Undefined when there is none yet. */
const readKeys = async (path: string): Promise<KeyFile | undefined> => {
  try {
    const text = await readFile(path, 'utf8');
    await refuseIfOthersMay(dirname(path), '700');
    await refuseIfOthersMay(path, '600');
    return parse(path, text);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
};

const stampOf = async (path: string): Promise<string> => {
  try {
    const { ino, mtimeMs, size } = await stat(path);
    return `${ino} ${mtimeMs} ${size}`;
  } catch (error) {
    if (isMissing(error)) return '';
    throw error;
  }
};

/** Where a wrapped data key belongs. */
const boundTo = (keyId: string, context: string): string => JSON.stringify([VERSION, keyId, context]);

const readWrapped = (wrapped: string): { keyId: string; sealed: Buffer } => {
  const [version, keyId = '', body = '', ...rest] = wrapped.split('.');
  const sealed = fromBase64Url(body);
  if (version !== VERSION || !sealed || rest.length > 0) throw new RangeError('not a data key wrapped by the key file');
  return { keyId, sealed };
};

/** A key service that can be given another master key from here. */
export interface KeyFileService extends KeyService {
  /** 轮换 — makes a new key the current one and keeps the older; gives its id. */
  readonly rotate: () => Promise<string>;
}

/**
 * Master keys in a JSON file that only its owner may read. A key that another process adds is seen without a restart.
 *
 * @param mayMake whether a file that is not there may be made: never where something was sealed under another
 */
export const keyFile = (path: string, mayMake: () => Promise<boolean> = async () => true): KeyFileService => {
  let seen: { readonly stamp: string; readonly file: KeyFile } | undefined;

  const load = async (): Promise<KeyFile> => {
    // The stamp is taken first: a file replaced between the two is then read once too often, never too seldom.
    const stamp = await stampOf(path);
    if (seen && stamp === seen.stamp) return seen.file;
    const file = await readKeys(path);
    if (!file) {
      if (seen || !(await mayMake()))
        throw new KeyFileError(`密钥文件 ${path} 不见了，已登记的个人信息要用它才能打开：请从备份恢复它，然后重试。`);
      await createWhole(path, textOf({ keys: [newKey()] }));
      return load();
    }
    seen = { stamp, file };
    return file;
  };

  const rootOf = ({ keys }: KeyFile, keyId: string): Buffer => {
    const found = keys.find(({ id }) => id === keyId);
    if (found) return Buffer.from(found.key, 'base64url');
    throw new KeyFileError(`密钥文件 ${path} 中没有编号为 ${keyId} 的主密钥：请从备份恢复含有它的密钥文件。`);
  };

  const wrap = (file: KeyFile, context: string, plain: Uint8Array): string => {
    const [{ id }] = file.keys;
    const sealed = encrypt(deriveKey(rootOf(file, id), 'wrap'), boundTo(id, context), plain);
    return [VERSION, id, sealed.toString('base64url')].join('.');
  };

  const unwrap = (file: KeyFile, wrapped: string, context: string): Uint8Array => {
    const { keyId, sealed } = readWrapped(wrapped);
    const plain = decrypt(deriveKey(rootOf(file, keyId), 'wrap'), boundTo(keyId, context), sealed);
    if (!plain) throw new RangeError(`the data key was not wrapped for ${context}, or was changed since`);
    return plain;
  };

  return {
    newDataKey: async (context) => {
      const plain = randomBytes(KEY_BYTES);
      return { plain, wrapped: wrap(await load(), context, plain) };
    },
    unwrap: async (wrapped, context) => unwrap(await load(), wrapped, context),
    rewrap: async (wrapped, context) => {
      const file = await load();
      const plain = unwrap(file, wrapped, context);
      return readWrapped(wrapped).keyId === file.keys[0].id ? wrapped : wrap(file, context, plain);
    },
    currentKeyId: async () => (await load()).keys[0].id,
    macKeyIds: async () => (await load()).keys.map(({ id }) => id),
    mac: async (purpose, text, keyId) => {
      const file = await load();
      const id = keyId ?? file.keys[0].id;
      return { keyId: id, mac: macOf(deriveKey(rootOf(file, id), `mac/${purpose}`), text) };
    },
    rotate: async () => {
      await load();
      const lock = `${path}.rotating`;
      const held = await open(lock, 'wx', 0o600).catch((error) => {
        if (error.code !== 'EEXIST') throw error;
        throw new KeyFileError(`另一次密钥轮换还没有结束；如果确实没有，请删除 ${lock} 后重试。`);
      });
      try {
        const fresh = newKey();
        // Read again under the lock: what another rotation has just added must not be lost.
        const { keys } = await load();
        await replaceWhole(path, textOf({ keys: [fresh, ...keys] }));
        return fresh.id;
      } finally {
        await held.close();
        await unlink(lock);
      }
    },
  };
};
