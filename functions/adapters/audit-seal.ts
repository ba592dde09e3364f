import { timingSafeEqual } from 'node:crypto';
import type { KeyService } from '../usecases/ports/keys.ts';

/** 审计印章 — says that a text is ours; made with a key that whoever holds the table does not hold. */
export interface AuditSeal {
  readonly seal: (text: string) => Promise<string>;
  readonly isSealed: (text: string, seal: string) => Promise<boolean>;
}

const same = (left: string, right: string): boolean =>
  left.length === right.length && timingSafeEqual(Buffer.from(left), Buffer.from(right));

/** The seal names the key it was made under, so that what was sealed before a rotation is still verified. */
export const auditSeal = (keys: Pick<KeyService, 'mac' | 'macKeyIds'>): AuditSeal => {
  const under = async (text: string, keyId?: string): Promise<string> => {
    const made = await keys.mac('auditSeal', text, keyId);
    return `${made.keyId}.${made.mac}`;
  };
  return {
    seal: (text) => under(text),
    isSealed: async (text, seal) => {
      const keyId = seal.slice(0, seal.lastIndexOf('.'));
      return (await keys.macKeyIds()).includes(keyId) && same(await under(text, keyId), seal);
    },
  };
};
