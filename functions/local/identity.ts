import type { IncomingMessage, ServerResponse } from 'node:http';
import Provider from 'oidc-provider';
import { IDENTITY_PATH, type IdentityOptions, identityConfiguration } from './identity-configuration.ts';

const INTERACTION = new RegExp(`^${IDENTITY_PATH}/interaction/[\\w-]+/?(?:\\?|$)`);
const MOST_BYTES = 1_000;

const chosen = async (req: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const chunk of req) if (text.length < MOST_BYTES) text += chunk;
  return new URLSearchParams(text).get('officer') ?? '';
};

/**
 * 演示身份认证系统 — a certified OpenID provider in this process, for a demonstration only: it asks who one would like to be,
 * and believes it. Below `IDENTITY_PATH`, to be called by the host the browser used.
 */
export const identityProvider = (options: IdentityOptions) => {
  const { issuer, officers, page, headers, refusal, isCallback, isFarewell } = options;
  const provider = new Provider(issuer, identityConfiguration(options));
  provider.proxy = true;
  provider.Client.prototype.redirectUriAllowed = isCallback;
  provider.Client.prototype.postLogoutRedirectUriAllowed = isFarewell;
  const handle = provider.callback();

  const answer = (res: ServerResponse, status: number, body: string): void =>
    void res.writeHead(status, headers).end(body);

  /** Both the page and its answer need the interaction's own cookie, which no other site can send. */
  const interact = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    try {
      await provider.interactionDetails(req, res);
      if (req.method !== 'POST') return answer(res, 200, page);
      const accountId = await chosen(req);
      if (!officers.some(({ id }) => id === accountId)) return answer(res, 400, refusal);
      await provider.interactionFinished(req, res, { login: { accountId, remember: false } });
    } catch (error) {
      if (!(error instanceof Error && error.name === 'SessionNotFound')) throw error;
      answer(res, 400, refusal);
    }
  };

  return (req: IncomingMessage & { originalUrl?: string }, res: ServerResponse): Promise<void> => {
    const url = req.url ?? '/';
    if (INTERACTION.test(url)) return interact(req, res);
    req.originalUrl = url;
    req.url = url.slice(IDENTITY_PATH.length);
    return handle(req, res);
  };
};
