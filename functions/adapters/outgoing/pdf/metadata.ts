import type { Notes } from '../findings.ts';
import type { Dictionary } from './values.ts';

/** What a program writes of itself and of the time. */
const HARMLESS = new Set(['Producer', 'Creator', 'CreationDate', 'ModDate', 'Trapped', 'PTEX.Fullbanner']);
const LABELS: Readonly<Record<string, string>> = {
  Author: '作者',
  Subject: '主题',
  Keywords: '关键词',
  Company: '单位',
};

/** A string of a PDF: UTF-16 or UTF-8 with its mark, else by bytes. */
export const stringOf = (bytes: Buffer): string => {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes[0] === 0xef && bytes[1] === 0xbb) return bytes.toString('utf8', 3);
  return bytes.toString('latin1');
};

/** 文档信息 — who wrote it, and every property a program added. */
export const inspectMetadata = (info: Dictionary, { found, read }: Notes): void => {
  for (const [key, value] of info) {
    if (!Buffer.isBuffer(value) || HARMLESS.has(key)) continue;
    const text = stringOf(value).trim();
    if (text === '') continue;
    read('文件属性', text);
    if (key === 'Title') found('title', '文件属性', text);
    else found(LABELS[key] ? 'author' : 'customProperties', '文件属性', `${LABELS[key] ?? key}“${text}”`);
  }
};
