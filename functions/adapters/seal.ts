import { decrypt, encrypt, fromBase64Url } from './cipher.ts';

const VERSION = 'v1';

/** The longest personal value; what an edge admits is far shorter. */
export const LONGEST_VALUE_BYTES = 8192;

/** Base64url of the longest value with its nonce and tag. */
const LONGEST_SEALED = VERSION.length + 1 + Math.ceil(((LONGEST_VALUE_BYTES + 28) * 4) / 3);

/** Where a sealed value belongs; it opens nowhere else. */
export interface Place {
  /** 受理编号. */
  readonly number: string;
  readonly field: string;
}

/** A sealed value that is not what was sealed for this place. Says where, never what. */
export class SealError extends Error {
  override readonly name = 'SealError';
}

const bound = ({ number, field }: Place): string => JSON.stringify([VERSION, number, field]);

/** @throws RangeError for a lone surrogate, which UTF-8 cannot hold and would replace, and for a text too long */
export const sealField = (key: Uint8Array, place: Place, text: string): string => {
  if (!text.isWellFormed()) throw new RangeError(`${place.field} holds half a character`);
  const plain = Buffer.from(text);
  if (plain.length > LONGEST_VALUE_BYTES) throw new RangeError(`${place.field} is longer than can be sealed`);
  return `${VERSION}.${encrypt(key, bound(place), plain).toString('base64url')}`;
};

/** Seals every field of an application, each to its own name. */
export const sealFields = <F extends string>(
  key: Uint8Array,
  number: string,
  fields: Readonly<Partial<Record<F, string>>>,
): Partial<Record<F, string>> =>
  Object.fromEntries(
    Object.entries<string | undefined>(fields).flatMap(([field, text]) =>
      text === undefined ? [] : [[field, sealField(key, { number, field }, text)]],
    ),
  ) as Partial<Record<F, string>>;

/** @throws SealError when it was sealed for another place or key, or was changed */
export const openField = (key: Uint8Array, place: Place, sealed: string): string => {
  const refuse = (why: string): never => {
    throw new SealError(`${place.field} of ${place.number} ${why}`);
  };
  const [version, body = '', ...rest] = sealed.length > LONGEST_SEALED ? [] : sealed.split('.');
  if (version !== VERSION || rest.length > 0) return refuse('is not a sealed value');
  const bytes = fromBase64Url(body);
  const plain = bytes && decrypt(key, bound(place), bytes);
  return plain?.toString() ?? refuse('was sealed for another place, or changed since');
};
