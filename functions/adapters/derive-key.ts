import { createHmac, hkdfSync } from 'node:crypto';

const KEY_BYTES = 32;

/** A key for one use, derived from one that is used for nothing itself. */
export const deriveKey = (root: Uint8Array, use: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', root, '', `mingbai/${use}/v1`, KEY_BYTES));

export const macOf = (key: Uint8Array, text: string): string =>
  createHmac('sha256', key).update(text).digest('base64url');
