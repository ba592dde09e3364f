import { timingSafeEqual } from 'node:crypto';
import type { KeyService } from '../usecases/ports/keys.ts';
import type { Box, Vault } from '../usecases/ports/vault.ts';
import { openField, sealField } from './seal.ts';

/** Digits and capitals that nobody takes for one another; 32, so that five bits are one. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const CODE_LETTERS = 12;
const GROUP = /.{4}(?=.)/g;

/** 查询码 as shown, `7K3M-Q2WD-9XAF`: 60 bits. */
const codeOf = (mac: string): string =>
  Array.from(Buffer.from(mac, 'base64url').subarray(0, CODE_LETTERS), (byte) => LETTERS[byte % LETTERS.length])
    .join('')
    .replace(GROUP, '$&-');

/** A code as a person may type it: small letters, blanks, another dash, full-width. */
const plainCode = (text: string): string =>
  text
    .slice(0, 60)
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .slice(0, CODE_LETTERS + 1);

const same = (a: string, b: string): boolean => {
  const [left, right] = [a, b].map((text) => Buffer.from(text.padEnd(CODE_LETTERS + 1)));
  return left !== undefined && right !== undefined && timingSafeEqual(left, right);
};

const boxOf = (key: Uint8Array, number: string): Box => ({
  seal: (field, text) => sealField(key, { number, field }, text),
  open: (field, sealed) => openField(key, { number, field }, sealed),
});

/**
 * Keys and codes of applications over a key service. A query code is made under the current key; one given out
 * under an older key stays good.
 */
export const vault = (keys: KeyService): Vault => {
  const codeUnder = async (number: string, keyId?: string): Promise<string> =>
    codeOf((await keys.mac('queryCode', number, keyId)).mac);
  return {
    create: async (number) => {
      const { plain, wrapped } = await keys.newDataKey(number);
      return { wrapped, box: boxOf(plain, number) };
    },
    reopen: async (number, wrapped) => boxOf(await keys.unwrap(wrapped, number), number),
    codeKeyId: async () => (await keys.mac('queryCode', '')).keyId,
    queryCode: codeUnder,
    matchesQueryCode: async (number, code) => {
      const codes = await Promise.all((await keys.macKeyIds()).map((keyId) => codeUnder(number, keyId)));
      const typed = plainCode(code);
      return codes.map((each) => same(plainCode(each), typed)).includes(true);
    },
    // Under the oldest key, which never goes: a repeat after a rotation must still be known as one.
    fingerprint: async (text) => (await keys.mac('fingerprint', text, (await keys.macKeyIds()).at(-1))).mac,
  };
};
