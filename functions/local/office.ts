import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { type SignInDoor, signIn, signInDoor } from '../handlers/sign-in.ts';
import { CLIENT_ADDRESS } from '../routes.ts';
import { IDENTITY_PATH } from './identity-configuration.ts';
import { calledOrigin } from './origin.ts';

type Middleware = (req: IncomingMessage, res: ServerResponse, next: () => void) => void;

/** The embedded provider, once it runs. */
export type Identity = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

/** The outermost wrapper of the provider: also a sender who goes away in the middle ends one answer, not the process. */
const fail = (res: ServerResponse, error: unknown): void => {
  console.error(error);
  if (res.headersSent || res.destroyed) res.destroy();
  else res.writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8' }).end('服务器出错，请稍后再试');
};

/** The doors of sign-in, and a demonstration's own provider; all else goes on. */
export const officeDoors = (domain: string, identity: () => Identity | undefined): Middleware => {
  const ownOrigin = `https://${domain}`;
  /** By its own name over https; a demonstration also by an address of this machine. */
  const originOf = ({ rawHeaders }: IncomingMessage): string =>
    identity() ? (calledOrigin(rawHeaders) ?? ownOrigin) : ownOrigin;

  const open = (door: SignInDoor, req: IncomingMessage, res: ServerResponse): void => {
    const clientAddress = String(req.headers[CLIENT_ADDRESS] ?? '');
    const answer = (request: Request) => signIn(door, { request, origin: originOf(req), clientAddress });
    void getRequestListener(answer, { overrideGlobalObjects: false })(req, res);
  };

  return (req, res, next) => {
    const { method = '', url = '' } = req;
    const door = signInDoor(method, url);
    const provider = identity();
    if (door) open(door, req, res);
    else if (provider && url.startsWith(`${IDENTITY_PATH}/`)) {
      const { host, protocol } = new URL(originOf(req));
      Object.assign(req.headers, { host, 'x-forwarded-proto': protocol.slice(0, -1) });
      provider(req, res).catch((error) => fail(res, error));
    } else next();
  };
};
