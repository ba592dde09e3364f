import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { api } from '../handlers/api.ts';

const listen = getRequestListener((request, connection) => api.fetch(request, connection), {
  overrideGlobalObjects: false,
});

/** The API beside the site: the same doors as in the cloud. */
export const apiDoors = (req: IncomingMessage, res: ServerResponse, next: () => void): void => {
  if (req.url?.startsWith('/api/')) void listen(req, res);
  else next();
};
