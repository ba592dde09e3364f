import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type AuditSeal, auditSeal } from '#functions/adapters/audit-seal.ts';
import { keyFile } from '#functions/adapters/keys-file.ts';
import { keys } from '#functions/world-base.ts';

/** The seals of this office; undefined where its master keys are not at hand. */
export const sealsAt = (dataDir: string): AuditSeal | undefined => {
  if (process.env['KMS_KEY_ID']) return auditSeal(keys());
  const path = join(dataDir, 'keys/master.json');
  // Opening what is not there would make a new key, which verifies nothing.
  return existsSync(path) ? auditSeal(keyFile(path)) : undefined;
};
