import type { IncomingMessage } from 'node:http';

export interface Refused {
  readonly status: 400 | 405;
  readonly message: string;
}

const METHODS = new Set(['GET', 'HEAD', 'POST']);

const decoded = (path: string): string | undefined => {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
};

/** What no page of ours is ever asked for in good faith; undefined for a request that may go on. */
export const refusalOf = ({ method = '', url = '', headers }: IncomingMessage): Refused | undefined => {
  if (!METHODS.has(method)) return { status: 405, message: `不支持 ${method} 方法` };
  const path = decoded(url.split('?', 1)[0] ?? '');
  if (path === undefined) return { status: 400, message: '网址里的 % 编码有误，请核对网址' };
  if (!path.startsWith('/') || path.startsWith('//')) return { status: 400, message: '网址应以一个 / 开头' };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\u0000-\u001f\u007f\\]/.test(path) || path.split('/').includes('..'))
    return { status: 400, message: '网址含有不允许的字符' };
  if (!/^[\w.[\]:-]+$/.test(headers.host ?? '') || !URL.canParse(`http://${headers.host}${url}`))
    return { status: 400, message: '请求的 Host 有误' };
  return undefined;
};
