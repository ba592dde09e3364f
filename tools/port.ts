import { createServer } from 'node:net';
import { Complaint } from './terminal.ts';

const SENTENCES: Readonly<Record<string, (host: string, port: number) => string>> = {
  EADDRINUSE: (_host, port) =>
    `端口 ${port} 已被别的程序占用：请先停掉那个程序，或换一个端口，例如 PORT=${port + 1} npm start。`,
  EACCES: (_host, port) => `没有权限使用端口 ${port}：请换一个 1024 以上的端口，例如 PORT=4321 npm start。`,
  EADDRNOTAVAIL: (host) => `本机没有 ${host} 这个地址：请改正 HOST，例如 HOST=127.0.0.1。`,
  ENOTFOUND: (host) => `认不出 ${host} 这个主机名：请改正 HOST，例如 HOST=127.0.0.1。`,
};

/** The sentence for an address that cannot be listened on; any other error is handed back as it is. */
export const portComplaint = (error: NodeJS.ErrnoException, host: string, port: number): Error => {
  const sentence = SENTENCES[error.code ?? ''];
  return sentence ? new Complaint(sentence(host, port)) : error;
};

/** Looks whether the address can be had, before a long build. @throws Complaint when it cannot */
export const ensureFree = (host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => reject(portComplaint(error, host, port)));
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
