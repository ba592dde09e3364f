import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerClientError } from './client-error.ts';

/** How long a stopping server waits for answers under way. */
const GRACE_MS = 5_000;
const REQUEST_TIMEOUT_MS = 30_000;

export interface RunningServer {
  /** With the port really taken, also when the system was to choose one. */
  readonly url: string;
  /** Takes no new request, lets the ones under way finish, and resolves when all is closed. */
  readonly stop: () => Promise<void>;
}

/** @throws the system's error (EADDRINUSE, EACCES …) when the address cannot be had */
export const listen = async (listener: RequestListener, host: string, port: number): Promise<RunningServer> => {
  const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS }, listener).on('clientError', answerClientError);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      const idle = setInterval(() => server.closeIdleConnections(), 100);
      const patience = setTimeout(() => server.closeAllConnections(), GRACE_MS);
      server.close(() => {
        clearInterval(idle);
        clearTimeout(patience);
        resolve();
      });
    });
  let closed: Promise<void> | undefined;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}/`,
    // Ctrl-C arrives twice, from the terminal and through npm: the second must not cut the first short.
    stop: () => {
      closed ??= close();
      return closed;
    },
  };
};
