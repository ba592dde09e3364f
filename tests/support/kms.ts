import { createHmac, randomBytes } from 'node:crypto';
import { decrypt, encrypt } from '#functions/adapters/cipher.ts';

type Context = Readonly<Record<string, string>>;
type Body = Readonly<Record<string, string>> & Readonly<Record<string, Context>>;

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** KMS as far as it is used here: its JSON protocol, keys of its own, the encryption context. */
export const kmsStandIn = () => {
  const master = new Map<string, Buffer>();
  const keyOf = (id: string): Buffer => {
    const key = master.get(id) ?? randomBytes(32);
    master.set(id, key);
    return key;
  };
  const wrap = (id: string, context: Context, plain: Uint8Array): string =>
    base64(encrypt(keyOf(id), JSON.stringify(context), plain));
  const unwrap = (id: string, context: Context, blob: string): Buffer | undefined =>
    decrypt(keyOf(id), JSON.stringify(context), Buffer.from(blob, 'base64'));
  const operations: Readonly<Record<string, (body: Body) => object>> = {
    GenerateDataKey: ({ KeyId = '', EncryptionContext = {} }) => {
      const plain = randomBytes(32);
      return { KeyId, Plaintext: base64(plain), CiphertextBlob: wrap(KeyId, EncryptionContext, plain) };
    },
    Decrypt: ({ KeyId = '', CiphertextBlob = '', EncryptionContext = {} }) => {
      const plain = unwrap(KeyId, EncryptionContext, CiphertextBlob);
      return plain ? { KeyId, Plaintext: base64(plain) } : { __type: 'InvalidCiphertextException' };
    },
    ReEncrypt: ({
      SourceKeyId = '',
      DestinationKeyId = '',
      CiphertextBlob = '',
      SourceEncryptionContext = {},
      DestinationEncryptionContext = {},
    }) => {
      const plain = unwrap(SourceKeyId, SourceEncryptionContext, CiphertextBlob);
      if (!plain) return { __type: 'InvalidCiphertextException' };
      return { KeyId: DestinationKeyId, CiphertextBlob: wrap(DestinationKeyId, DestinationEncryptionContext, plain) };
    },
    GenerateMac: ({ KeyId = '', Message = '' }) => ({
      KeyId,
      Mac: createHmac('sha256', keyOf(KeyId)).update(Buffer.from(Message, 'base64')).digest('base64'),
    }),
  };
  return (operation: string, body: object): object =>
    operations[operation]?.(body as Body) ?? { __type: 'UnknownOperationException' };
};
