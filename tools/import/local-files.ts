import { createHash } from 'node:crypto';
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, resolve as resolvePath, sep } from 'node:path';
import { publishable } from './file-types.ts';
import type { Resolve } from './html.ts';
import type { LooseFile } from './item.ts';
import type { Notes } from './notes.ts';

const MOST_BYTES = 100 * 1024 * 1024;
const DATA = /^data:image\/[a-z+.-]+;base64,([A-Za-z0-9+/=\s]+)$/;
const SCHEME = /^(?:[a-z][a-z\d+.-]*:|\/\/)/i;

/** Takes over the files one document refers to: only those below the folder that is imported, and only what may be published. */
export interface FileTaker {
  readonly files: readonly LooseFile[];
  readonly take: (bytes: Buffer, name: string, title: string, path?: string) => string | undefined;
  readonly resolve: Resolve;
}

const decodePath = (target: string): string => {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
};

/** The path of a file below `root`, links followed; undefined when it leads anywhere else. */
const pathBelow = (root: string, dir: string, target: string): string | undefined => {
  const name = decodePath(target.replace(/[?#].*$/, '')).replaceAll('\\', '/');
  if (name.includes('\0')) return undefined;
  try {
    const path = realpathSync(name.startsWith('/') ? resolvePath(root, `.${name}`) : resolvePath(dir, name));
    return path.startsWith(realpathSync(root) + sep) && statSync(path).isFile() ? path : undefined;
  } catch {
    return undefined;
  }
};

export const fileTaker = (root: string, dir: string, notes: Notes): FileTaker => {
  const files: LooseFile[] = [];
  const drop = (why: string, value: string): undefined => {
    notes.push({ how: 'dropped', field: 'attachments', why, value });
  };
  const take: FileTaker['take'] = (bytes, name, title, path) => {
    const found = publishable(bytes, name);
    if ('fault' in found) return drop(`附件${found.fault}`, name);
    const id = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
    if (!files.some((file) => file.id === id))
      files.push({ id, title: title || name, type: found.type, bytes, ...(path && { path }) });
    return `attachment:${id}`;
  };
  const local = (target: string, kind: 'image' | 'link', words: string): string | undefined => {
    const path = pathBelow(root, dir, target);
    if (!path && kind === 'image') return drop('没有这张图片，或不在导入的文件夹之内', target);
    if (!path) return target;
    if (statSync(path).size > MOST_BYTES) return drop('附件大于 100 MB', target);
    return take(readFileSync(path), basename(path), words, path);
  };
  const resolve: Resolve = (target, kind, words) => {
    const data = DATA.exec(target)?.[1];
    if (data) return take(Buffer.from(data, 'base64'), '内嵌图片', words);
    if (target === '' || target.startsWith('#')) return undefined;
    if (!SCHEME.test(target)) return local(target, kind, words);
    return kind === 'link' ? target : drop('图片在别的网站上，读者打开网页时会被对方知道', target.slice(0, 200));
  };
  return { files, take, resolve };
};
