import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { extname } from 'node:path';
import { ATTACHMENT_TYPES } from '#content/schema/index.ts';
import { type Finding, fieldFinding } from './finding.ts';
import { attachmentPath, type Content, isBelowFiles } from './load.ts';
import { isPlainSvg } from './svg.ts';

/** The first bytes each type must have; types not listed are plain text. */
const MAGIC: Record<string, readonly string[]> = {
  pdf: ['25504446'],
  docx: ['504b0304'],
  xlsx: ['504b0304'],
  ofd: ['504b0304'],
  zip: ['504b0304', '504b0506'],
  jpg: ['ffd8ff'],
  png: ['89504e47'],
  webm: ['1a45dfa3'],
};

const firstBytes = (path: string): string => {
  const handle = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(4);
    readSync(handle, bytes, 0, 4, 0);
    return bytes.toString('hex');
  } finally {
    closeSync(handle);
  }
};

/** What ends or breaks the path of an address. */
const UNLINKABLE = /[?#%\\\p{Cc}]|(?:^|\/)\.?(?:\/|$)/u;

const fault = (dir: string, file: string): readonly [fault: string, remedy: string] | undefined => {
  const type = extname(file).slice(1).toLowerCase();
  if (!(ATTACHMENT_TYPES as readonly string[]).includes(type))
    return [`${file} 的类型不允许发布`, `转换为 ${ATTACHMENT_TYPES.join('、')} 之一`];
  if (file.startsWith('/') || file.split(/[\\/]/).includes('..'))
    return [`${file} 指到了 files/ 之外`, '写相对 files/ 的路径'];
  if (UNLINKABLE.test(file)) return [`${file} 不能作为网址`, '文件名和文件夹名不用 ? # % \\ 和控制字符'];
  const path = attachmentPath(dir, file);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isFile()) return [`files/ 中没有 ${file}`, '放入文件，或改正路径（注意大小写）'];
  if (!isBelowFiles(dir, file)) return [`${file} 是指到 files/ 之外的链接`, '把文件本身放进 files/'];
  const magic = MAGIC[type];
  if (magic && !magic.some((start) => firstBytes(path).startsWith(start)))
    return [`${file} 的内容不是 ${type}`, '用正确的格式另存，不要只改扩展名'];
  if (type === 'svg' && !isPlainSvg(readFileSync(path)))
    return [`${file} 含有脚本、外部引用或图形以外的内容`, '以 UTF-8 另存为纯图形的 SVG'];
  return undefined;
};

/** Every file an entry publishes: its attachments, and the parts of a video. */
export const filesOf = (fields: object): { file: string; field: string; label: string }[] => {
  const { attachments = [], video } = fields as {
    attachments?: readonly { file: string }[];
    video?: { file: string; captions: string };
  };
  return [
    ...attachments.map(({ file }, at) => ({ file, field: `attachments.${at}.file`, label: '附件 › 附件文件' })),
    ...(video ? [{ file: video.file, field: 'video.file', label: '视频 › 视频文件' }] : []),
    ...(video ? [{ file: video.captions, field: 'video.captions', label: '视频 › 字幕文件' }] : []),
  ];
};

/** 附件缺失或类型不允许；正文引用的文件没有列为附件. */
export const attachmentFindings = ({ dir, entries }: Content): Finding[] =>
  Object.values(entries)
    .flat()
    .flatMap((entry): Finding[] => {
      const files = filesOf(entry.fields);
      const listed = new Set(files.map(({ file }) => `/files/${file}`));
      return [
        ...files.flatMap(({ file, field, label }) => {
          const found = fault(dir, file);
          return found ? fieldFinding('error', entry, [label, field], ...found) : [];
        }),
        ...entry.targets
          .filter((target) => target.startsWith('/files/') && !listed.has(target))
          .map((target) =>
            fieldFinding(
              'error',
              entry,
              ['附件', 'attachments'],
              `正文引用了 ${target}，但没有列为附件`,
              '在 attachments 里写上它，没有列出的文件不会发布',
            ),
          ),
      ];
    });
