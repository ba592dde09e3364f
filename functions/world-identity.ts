import { join } from 'node:path';
import { officersFile } from './adapters/officers-file.ts';
import { contentDir, once, setting, site } from './world-base.ts';

export const officers = once(() => officersFile(join(contentDir, 'officers.yaml')));

/** Only a demonstration's own provider, on this machine, may speak http. */
export const issuer = (): string | undefined => {
  const named = setting('OIDC_ISSUER');
  if (named?.startsWith('http:') && !site().demo)
    throw new Error(`OIDC_ISSUER 应以 https:// 开头，现在是 ${named}：请改为身份认证系统的 https 地址。`);
  return named;
};

/** Whether the provider is a demonstration's: then the browser may speak http too. */
export const loopback = (): boolean => issuer()?.startsWith('http:') ?? false;

export const clientId = (): string => setting('OIDC_CLIENT_ID') ?? 'mingbai-office';
