import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { api } from '../handlers/api.ts';
import { mailboxPage } from '../handlers/mailbox.ts';

const API = getRequestListener((request, connection) => api.fetch(request, connection), {
  overrideGlobalObjects: false,
});

const MAILBOX = getRequestListener(async () => (await mailboxPage()) ?? new Response(null, { status: 404 }), {
  overrideGlobalObjects: false,
});

/** The API beside the site, the same doors as in the cloud; and a demonstration's mailbox. */
export const apiDoors = (req: IncomingMessage, res: ServerResponse, next: () => void): void => {
  if (req.url?.startsWith('/api/')) void API(req, res);
  else if (req.url === '/mailbox/' && (req.method === 'GET' || req.method === 'HEAD')) void MAILBOX(req, res);
  else next();
};
