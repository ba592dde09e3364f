import type { Duplex } from 'node:stream';

/** What Node's parser refused, in words; first row that fits holds. */
const ANSWERS = [
  { code: 'HPE_HEADER_OVERFLOW', status: '431 Request Header Fields Too Large', words: '网址太长了，请缩短后再试。' },
  { code: 'ERR_HTTP_REQUEST_TIMEOUT', status: '408 Request Timeout', words: '等得太久，请再试一次。' },
  { code: '', status: '400 Bad Request', words: '没有看懂这个请求，请核对网址。' },
] as const;

/** Answers a request that never became one. */
export const answerClientError = ({ code = '' }: NodeJS.ErrnoException, socket: Duplex): void => {
  const row = ANSWERS.find((it) => it.code === '' || it.code === code);
  if (!row || !socket.writable || code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const page = `<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>打不开</title><h1>${row.words}</h1><p><a href="/">回到首页</a></p></html>`;
  const head = [
    `HTTP/1.1 ${row.status}`,
    'Content-Type: text/html; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(page)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${page}`);
};
