import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type AuditSeal, auditSeal } from '#functions/adapters/audit-seal.ts';
import { keyFile } from '#functions/adapters/keys-file.ts';
import type { KeyService } from '#functions/usecases/ports/keys.ts';
import { keys } from '#functions/world-base.ts';

/** The master keys of this office; undefined where they are not at hand. */
export const keysAt = (dataDir: string): KeyService | undefined => {
  if (process.env['KMS_KEY_ID']) return keys();
  const path = join(dataDir, 'keys/master.json');
  // Opening what is not there would make a new key, which verifies nothing.
  return existsSync(path) ? keyFile(path, async () => false) : undefined;
};

export const sealsAt = (dataDir: string): AuditSeal | undefined => {
  const service = keysAt(dataDir);
  return service && auditSeal(service);
};
