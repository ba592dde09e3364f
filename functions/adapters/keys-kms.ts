import {
  DecryptCommand,
  GenerateDataKeyCommand,
  GenerateMacCommand,
  type KMSClient,
  ReEncryptCommand,
} from '@aws-sdk/client-kms';
import type { KeyService } from '../usecases/ports/keys.ts';
import { fromBase64Url } from './cipher.ts';
import { deriveKey, macOf } from './derive-key.ts';

const VERSION = 'k1';

export interface KmsKeys {
  readonly client: KMSClient;
  /** The symmetric key that data keys are wrapped under, as an ARN: KMS names it so in its answers. */
  readonly keyId: string;
  /** HMAC_256 keys, the current one first. */
  readonly macKeyIds: readonly string[];
  /** A clock that only moves forward. */
  readonly elapsedMs: () => number;
  readonly cache?: { readonly entries: number; readonly keptMs: number };
}

/** Enough for an officer's list, and gone before the coffee is. */
const CACHE = { entries: 500, keptMs: 300_000 };

/** Remembers the answers of the last minutes; the oldest goes when it is full. */
const remember = ({ entries, keptMs }: typeof CACHE, elapsedMs: () => number) => {
  const kept = new Map<string, { readonly value: Uint8Array; readonly untilMs: number }>();
  const drop = (key: string): void => {
    kept.get(key)?.value.fill(0);
    kept.delete(key);
  };
  return async (key: string, ask: () => Promise<Uint8Array>): Promise<Uint8Array> => {
    for (const [each, { untilMs }] of kept) if (untilMs <= elapsedMs()) drop(each);
    const known = kept.get(key)?.value ?? (await ask());
    if (!kept.has(key)) {
      const [oldest] = kept.size >= entries ? kept.keys() : [];
      if (oldest !== undefined) drop(oldest);
      kept.set(key, { value: known.slice(), untilMs: elapsedMs() + keptMs });
    }
    return known.slice();
  };
};

const given = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(`KMS without ${what}`);
  return value;
};

const encode = (keyId: string, blob: Uint8Array): string =>
  [VERSION, Buffer.from(keyId).toString('base64url'), Buffer.from(blob).toString('base64url')].join('.');

const decode = (wrapped: string): { keyId: string; blob: Buffer } => {
  const [version, id = '', body = '', ...rest] = wrapped.split('.');
  const keyId = fromBase64Url(id)?.toString();
  const blob = fromBase64Url(body);
  if (version !== VERSION || !keyId || !blob || rest.length > 0) throw new RangeError('not a data key wrapped by KMS');
  return { keyId, blob };
};

const inContext = (context: string) => ({ application: context });

/**
 * Master keys in AWS KMS. Unwrapped data keys are remembered for minutes, and one derived key for each purpose of
 * a mac: a query code then costs no call, and texts of any length are hashed here.
 */
export const kmsKeys = ({ client, keyId, macKeyIds, elapsedMs, cache = CACHE }: KmsKeys): KeyService => {
  const dataKeys = remember(cache, elapsedMs);
  const macKeys = remember(cache, elapsedMs);

  const unwrap = async (wrapped: string, context: string): Promise<Uint8Array> => {
    const { keyId: KeyId, blob: CiphertextBlob } = decode(wrapped);
    return dataKeys(JSON.stringify([wrapped, context]), async () => {
      const { Plaintext } = await client.send(
        new DecryptCommand({ KeyId, CiphertextBlob, EncryptionContext: inContext(context) }),
      );
      return given(Plaintext, 'Plaintext');
    });
  };

  return {
    newDataKey: async (context) => {
      const answer = await client.send(
        new GenerateDataKeyCommand({ KeyId: keyId, KeySpec: 'AES_256', EncryptionContext: inContext(context) }),
      );
      const blob = given(answer.CiphertextBlob, 'CiphertextBlob');
      return { plain: given(answer.Plaintext, 'Plaintext'), wrapped: encode(given(answer.KeyId, 'KeyId'), blob) };
    },
    unwrap,
    rewrap: async (wrapped, context) => {
      const { keyId: SourceKeyId, blob: CiphertextBlob } = decode(wrapped);
      if (SourceKeyId === keyId) return wrapped;
      const answer = await client.send(
        new ReEncryptCommand({
          CiphertextBlob,
          SourceKeyId,
          SourceEncryptionContext: inContext(context),
          DestinationKeyId: keyId,
          DestinationEncryptionContext: inContext(context),
        }),
      );
      return encode(given(answer.KeyId, 'KeyId'), given(answer.CiphertextBlob, 'CiphertextBlob'));
    },
    currentKeyId: async () => keyId,
    macKeyIds: async () => macKeyIds,
    mac: async (purpose, text, named = macKeyIds[0]) => {
      const id = given(named, 'KMS_MAC_KEY_IDS');
      const root = await macKeys(JSON.stringify([id, purpose]), async () => {
        const { Mac } = await client.send(
          new GenerateMacCommand({
            KeyId: id,
            MacAlgorithm: 'HMAC_SHA_256',
            Message: Buffer.from(`mingbai/mac/${purpose}`),
          }),
        );
        return given(Mac, 'Mac');
      });
      return { keyId: id, mac: macOf(deriveKey(root, `mac/${purpose}`), text) };
    },
  };
};
