import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { isLetterDoor, letter } from '../handlers/letters.ts';
import { CLIENT_ADDRESS } from '../routes.ts';

/** The letters beside the site; all else goes on. */
export const letterDoors = (req: IncomingMessage, res: ServerResponse, next: () => void): void => {
  if (!isLetterDoor(req.method ?? '', req.url ?? '')) {
    next();
    return;
  }
  const address = String(req.headers[CLIENT_ADDRESS] ?? '');
  void getRequestListener((request) => letter(request, address), { overrideGlobalObjects: false })(req, res);
};
