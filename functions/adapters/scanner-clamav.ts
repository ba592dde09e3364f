import { connect } from 'node:net';
import type { Scanner, Verdict } from '../usecases/ports/scanner.ts';

const TIMEOUT_MS = 30_000;
const CHUNK_BYTES = 64 * 1024;
/** clamd's answers are a line; more is no answer of clamd's. */
const LONGEST_ANSWER = 1_000;

/** `127.0.0.1:3310`, `[::1]:3310`, or the path of a socket. */
const addressOf = (text: string): { readonly path: string } | { readonly host: string; readonly port: number } => {
  const [, host, port] = /^(.+):(\d{1,5})$/.exec(text) ?? [];
  return host && port ? { host: host.replace(/^\[|\]$/g, ''), port: Number(port) } : { path: text };
};

const chunk = (bytes: Uint8Array): Buffer => {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(bytes.length);
  return Buffer.concat([head, bytes]);
};

const verdictOf = (answer: string): Verdict => {
  const [, said = ''] = /^stream: (.+)$/.exec(answer.replace(/\0$/, '').trim()) ?? [];
  if (said === 'OK') return 'clean';
  const [, forbidden] = /^(.+) FOUND$/.exec(said) ?? [];
  return forbidden ? { forbidden } : 'unavailable';
};

/** ClamAV by its INSTREAM command. Whatever is not a clear answer within half a minute counts as none. */
export const clamavScanner = (address: string, timeoutMs = TIMEOUT_MS): Scanner => ({
  scan: (bytes) =>
    new Promise((resolve) => {
      const socket = connect(addressOf(address));
      let answer = '';
      const end = (verdict: Verdict) => {
        clearTimeout(late);
        socket.destroy();
        resolve(verdict);
      };
      const late = setTimeout(() => end('unavailable'), timeoutMs);
      socket.on('error', () => end('unavailable'));
      socket.on('close', () => end(verdictOf(answer)));
      socket.on('data', (data) => {
        answer += data.toString('latin1');
        if (answer.length > LONGEST_ANSWER) end('unavailable');
        else if (/[\0\n]$/.test(answer)) end(verdictOf(answer));
      });
      socket.on('connect', () => {
        socket.write('zINSTREAM\0');
        for (let at = 0; at < bytes.length; at += CHUNK_BYTES)
          socket.write(chunk(bytes.subarray(at, at + CHUNK_BYTES)));
        socket.write(chunk(new Uint8Array()));
      });
    }),
});
