import type { PersonalField, Sealed } from '#domain/application/facts.ts';

/** Seals and opens the personal fields of one application; a value opens only in the place it was sealed for. */
export interface Box {
  readonly seal: (field: PersonalField, text: string) => Sealed;
  readonly open: (field: PersonalField, sealed: Sealed) => string;
}

/** 个人信息保护 — keys and codes; the keys themselves never leave it. */
export interface Vault {
  /** A new key for an application, wrapped for the store. */
  readonly create: (number: string) => Promise<{ readonly wrapped: string; readonly box: Box }>;
  readonly reopen: (number: string, wrapped: string) => Promise<Box>;
  /** The key that new query codes are made under. */
  readonly codeKeyId: () => Promise<string>;
  /** 查询码 — always the same for a number and a key, and guessable by nobody; under the current key unless another is named. */
  readonly queryCode: (number: string, keyId?: string) => Promise<string>;
  /** Takes the same time whether it matches or not. */
  readonly matchesQueryCode: (number: string, code: string) => Promise<boolean>;
  /** Tells equal texts from different ones without keeping them. */
  readonly fingerprint: (text: string) => Promise<string>;
}
