import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { COLLECTIONS } from '#content/schema/index.ts';
import { ROLES, type Role } from '#domain/application/roles.ts';
import { officersFile } from '#functions/adapters/officers-file.ts';
import { siteFile } from '#functions/adapters/site-file.ts';
import { CHOOSE_HEADERS, chooseOfficerPage } from '#functions/http/choose-officer.ts';
import { officePage } from '#functions/http/office-page.ts';
import { identityProvider } from '#functions/local/identity.ts';
import { AUDIENCE, IDENTITY_PATH, newIdentityKeys } from '#functions/local/identity-configuration.ts';
import type { Identity } from '#functions/local/office.ts';
import { isCallback, isFarewell } from '#functions/local/origin.ts';
import { listFiles, readMarkdown } from '#site/library/read.ts';

/** Anyone may be any officer here, so that this opens nothing more; `docs/operations.md` tells it. */
const INTERFACE_SECRET = 'demonstration';

const CLIENT_ID = 'mingbai-office';

const unitNames = (contentDir: string): ReadonlyMap<string, string> =>
  new Map(
    listFiles(contentDir, 'agencies', '.md').flatMap((file) => {
      const raw = readMarkdown(contentDir, file);
      return 'id' in raw ? [[raw.id, COLLECTIONS.agencies.parse(raw.fields).name]] : [];
    }),
  );

/** The site as this machine reaches it, also where it listens at every address. */
const reachable = (siteUrl: string): string =>
  siteUrl.replace('//0.0.0.0:', '//127.0.0.1:').replace('//[::]:', '//[::1]:');

/**
 * The embedded identity provider of a demonstration, to be begun once the site's address is known; undefined for a real city,
 * and for one that has named its own provider.
 */
export const prepareIdentity = async (
  contentDir: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<((siteUrl: string) => Identity) | undefined> => {
  const { city, demo, domain } = siteFile(join(contentDir, 'site.yaml'));
  if (!demo || env['OIDC_ISSUER']) return undefined;
  const { demonstration, interfaces } = officersFile(join(contentDir, 'officers.yaml'));
  const keys = await newIdentityKeys();
  const units = unitNames(contentDir);
  const frame = { city, demo };
  const choices = demonstration.map(({ id, name, post, roles, unit = '' }) => ({
    id,
    name,
    post,
    roles: roles.map((role: Role) => ROLES[role]).join('、'),
    unit: units.get(unit) ?? unit,
  }));
  return (siteUrl) => {
    const secret = randomBytes(32).toString('base64url');
    const issuer = `${reachable(siteUrl).replace(/\/$/, '')}${IDENTITY_PATH}`;
    Object.assign(env, {
      OIDC_ISSUER: issuer,
      OIDC_JWKS_URI: `${issuer}/jwks`,
      OIDC_AUDIENCE: AUDIENCE,
      OIDC_CLIENT_ID: CLIENT_ID,
      OIDC_CLIENT_SECRET: secret,
    });
    return identityProvider({
      issuer,
      officers: demonstration,
      interfaces,
      client: { id: CLIENT_ID, secret },
      interfaceSecret: INTERFACE_SECRET,
      isCallback: (address) => isCallback(address, domain),
      isFarewell: (address) => isFarewell(address, domain),
      keys,
      page: chooseOfficerPage(frame, choices),
      headers: CHOOSE_HEADERS,
      refusal: officePage(
        frame,
        '没有登录',
        '<p>这次登录已经用过，或者已经过期。</p><p><a class="button" href="/office/sign-in">重新登录</a></p>',
      ),
      nowSeconds: () => Math.floor(Date.now() / 1000),
    });
  };
};
