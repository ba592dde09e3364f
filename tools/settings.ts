import { statSync } from 'node:fs';
import type { BlockList } from 'node:net';
import { dirname, resolve } from 'node:path';
import { proxyList } from '#functions/local/client-address.ts';
import { Complaint } from './terminal.ts';

/** The project's folder; every relative path of a setting starts here. */
export const ROOT = dirname(import.meta.dirname);

/** What a city sets through the environment. */
export interface Settings {
  readonly host: string;
  /** 0 lets the system choose a free one. */
  readonly port: number;
  /** Whose word about the client's address is taken. */
  readonly proxies: BlockList;
  readonly contentDir: string;
  readonly distDir: string;
}

const portOf = (text: string): number => {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new Complaint(`PORT 应是 0 到 65535 之间的整数，现在是“${text}”。`);
};

const proxiesOf = (text: string): BlockList => {
  try {
    return proxyList(text);
  } catch (error) {
    throw new Complaint(`TRUSTED_PROXIES 应是反向代理的地址或网段，用逗号分隔；“${(error as Error).message}”不是。`);
  }
};

/** @throws Complaint when a setting cannot be meant */
export const readSettings = (env: NodeJS.ProcessEnv = process.env): Settings => {
  const contentDir = resolve(ROOT, env['CONTENT_DIR'] || 'content');
  if (!statSync(contentDir, { throwIfNoEntry: false })?.isDirectory())
    throw new Complaint(`找不到内容文件夹 ${contentDir}：请建好文件夹，或改正 CONTENT_DIR。`);
  return {
    host: env['HOST'] || '127.0.0.1',
    port: portOf(env['PORT'] || '4321'),
    proxies: proxiesOf(env['TRUSTED_PROXIES'] || ''),
    contentDir,
    distDir: resolve(ROOT, env['DIST_DIR'] || 'dist'),
  };
};

/** Where a city's data are kept, and the table its applications are in. */
export const readStorage = () => ({
  dataDir: resolve(ROOT, process.env['DATA_DIR'] || '.data'),
  table: process.env['TABLE_NAME'] || 'mingbai',
});
