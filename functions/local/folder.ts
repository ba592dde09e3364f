import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { folder, isFolderDoor } from '../handlers/folder.ts';
import { CLIENT_ADDRESS } from '../routes.ts';

/** The doors of released files beside the site; all else goes on. */
export const folderDoors = (req: IncomingMessage, res: ServerResponse, next: () => void): void => {
  if (!isFolderDoor(req.method ?? '', req.url ?? '')) {
    next();
    return;
  }
  const address = String(req.headers[CLIENT_ADDRESS] ?? '');
  void getRequestListener((request) => folder(request, address), { overrideGlobalObjects: false })(req, res);
};
