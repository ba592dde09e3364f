import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { isUploadDoor, upload } from '../handlers/uploads.ts';

const LISTENER = getRequestListener((request) => upload(request), { overrideGlobalObjects: false });

/** The doors of attachments beside the site; all else goes on. */
export const attachmentDoors = (req: IncomingMessage, res: ServerResponse, next: () => void): void => {
  if (isUploadDoor(req.method ?? '', req.url ?? '')) void LISTENER(req, res);
  else next();
};
