import type { KeyService } from '../usecases/ports/keys.ts';
import { decrypt, encrypt } from './cipher.ts';

/** A sealed file: this, its wrapped data key and a newline, then nonce, ciphertext and tag. */
const HEAD = 'mingbai-blob/1 ';
/** A wrapped key of any service is far shorter. */
const LONGEST_HEAD = 4_096;

/** Where sealed bytes belong; they open nowhere else. */
export interface BlobPlace {
  /** The upload. */
  readonly id: string;
  readonly area: 'quarantine' | 'kept';
}

/** A file that is not what was sealed for its place. Says where, never what. */
export class BlobError extends Error {
  override readonly name = 'BlobError';
}

const contextOf = (id: string): string => `blob|${id}`;
const boundTo = ({ id, area }: BlobPlace): string => JSON.stringify([HEAD, area, id]);

const split = (id: string, bytes: Buffer): { wrapped: string; sealed: Buffer } => {
  const end = bytes.subarray(0, LONGEST_HEAD).indexOf('\n');
  const head = bytes.subarray(0, Math.max(end, 0)).toString('latin1');
  if (!head.startsWith(HEAD)) throw new BlobError(`the file of upload ${id} is not a sealed one`);
  return { wrapped: head.slice(HEAD.length), sealed: bytes.subarray(end + 1) };
};

const joined = (wrapped: string, sealed: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from(`${HEAD}${wrapped}\n`, 'latin1'), sealed]);

/** 附件的加密 — AES-256-GCM under a data key of its own, which the master key wraps; bound to its place. */
export const sealBlob = async (
  keys: Pick<KeyService, 'newDataKey'>,
  place: BlobPlace,
  bytes: Uint8Array,
): Promise<Buffer> => {
  const { plain, wrapped } = await keys.newDataKey(contextOf(place.id));
  return joined(wrapped, encrypt(plain, boundTo(place), bytes));
};

/** @throws BlobError when it was sealed for another place or key, or was changed */
export const openBlob = async (keys: Pick<KeyService, 'unwrap'>, place: BlobPlace, bytes: Buffer): Promise<Buffer> => {
  const { wrapped, sealed } = split(place.id, bytes);
  const key = await keys.unwrap(wrapped, contextOf(place.id)).catch((error) => {
    if (error instanceof RangeError) return undefined;
    throw error;
  });
  const plain = key && decrypt(key, boundTo(place), sealed);
  if (!plain) throw new BlobError(`the file of upload ${place.id} was sealed for another place, or changed since`);
  return plain;
};

/** The same file with its key wrapped under the current master key; undefined when it is so already. */
export const rewrapBlob = async (
  keys: Pick<KeyService, 'rewrap'>,
  id: string,
  bytes: Buffer,
): Promise<Buffer | undefined> => {
  const { wrapped, sealed } = split(id, bytes);
  const rewrapped = await keys.rewrap(wrapped, contextOf(id));
  return rewrapped === wrapped ? undefined : joined(rewrapped, sealed);
};
