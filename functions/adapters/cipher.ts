import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM under a fresh nonce: nonce, ciphertext and tag in one; `place` is bound to it and not in it. */
export const encrypt = (key: Uint8Array, place: string, plain: Uint8Array): Buffer => {
  // Never an argument: one nonce used twice under a key gives both texts away.
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(place));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
};

/** Undefined when key or place is another, or a bit was changed. */
export const decrypt = (key: Uint8Array, place: string, sealed: Uint8Array): Buffer | undefined => {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) return undefined;
  const tagAt = sealed.length - TAG_BYTES;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(place))
    .setAuthTag(sealed.subarray(tagAt));
  const text = decipher.update(sealed.subarray(NONCE_BYTES, tagAt));
  try {
    return Buffer.concat([text, decipher.final()]);
  } catch {
    return undefined;
  }
};

/** Strict base64url: undefined for anything this would not itself have written. */
export const fromBase64Url = (text: string): Buffer | undefined => {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : undefined;
};
