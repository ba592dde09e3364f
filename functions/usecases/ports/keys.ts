/** What a mac is for; one made for one purpose never passes for another. */
export type MacPurpose = 'queryCode' | 'fingerprint' | 'auditSeal' | 'link';

/** A keyed hash, with the key it was made under: after a rotation the older ones are still verified. */
export interface Mac {
  readonly keyId: string;
  /** 32 bytes as base64url. */
  readonly mac: string;
}

/** 数据密钥 — the key of one application or attachment: open for use, wrapped under the master key for the store. */
export interface DataKey {
  readonly plain: Uint8Array;
  readonly wrapped: string;
}

/**
 * 密钥服务 — holds the master keys, which never leave it. `context` is the application's number or the
 * upload: a data key wrapped for one does not unwrap for another.
 */
export interface KeyService {
  readonly newDataKey: (context: string) => Promise<DataKey>;
  readonly unwrap: (wrapped: string, context: string) => Promise<Uint8Array>;
  /** Wraps under the current master key; what is already under it comes back as it was. */
  readonly rewrap: (wrapped: string, context: string) => Promise<string>;
  /** The master key that new data keys are wrapped under. */
  readonly currentKeyId: () => Promise<string>;
  /** Every key a mac may have been made under, the current one first. None is ever taken away. */
  readonly macKeyIds: () => Promise<readonly string[]>;
  /** Under the current key, or under the one named. */
  readonly mac: (purpose: MacPurpose, text: string, keyId?: string) => Promise<Mac>;
}
