import { dirname } from 'node:path';
import { load, YAMLException } from 'js-yaml';
import type { Input } from '../inputs.ts';
import type { Item } from '../item.ts';
import { LINK } from '../links.ts';
import { fileTaker } from '../local-files.ts';
import type { Notes } from '../notes.ts';
import { itemOfRow } from './json-lines.ts';

const FRONT_MATTER = /^---[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n|$)/;
const HEADING = /^ {0,3}# +(.+?)\s*#*\s*$/;
/** A longer line is no title. */
const TITLE_CHARS = 400;

const firstHeading = (text: string): string | undefined => {
  const line = text.split('\n').find((it) => it.length <= TITLE_CHARS && HEADING.test(it));
  return line && HEADING.exec(line)?.[1];
};

const frontMatter = (source: string, notes: Notes): { fields: Record<string, unknown>; text: string } => {
  const match = FRONT_MATTER.exec(source);
  if (!match) return { fields: {}, text: source };
  const text = source.slice(match[0].length);
  try {
    const fields = load(match[1] ?? '');
    if (typeof fields === 'object' && fields && !Array.isArray(fields))
      return { fields: fields as Record<string, unknown>, text };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
  }
  notes.push({ how: 'dropped', field: 'file', why: '开头的字段部分不是合法的 YAML' });
  return { fields: {}, text };
};

/** A Markdown or plain text file, with front matter or without; files it links to beside it are taken over. */
export const readMarkdownFile = ({ name, root, path, ref }: Input, decoded: string, notes: Notes): Item => {
  const { fields, text } = frontMatter(decoded.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'), notes);
  const title = firstHeading(text);
  const taker = fileTaker(root, dirname(path), notes);
  const body = text.replace(LINK, (whole, mark: string, words: string, target: string) => {
    const found = taker.resolve(target, mark ? 'image' : 'link', words);
    return found ? `${mark}[${words}](${found})` : mark ? '' : found === undefined ? words : whole;
  });
  const row = { ...(title && { title }), ...fields };
  const item = itemOfRow(row, { where: name, root, dir: dirname(path), within: ref, notes }, body);
  // Plain text keeps a line for a paragraph; Markdown has its own rule.
  const form = /\.txt$/i.test(name) ? 'lines' : 'markdown';
  return { ...item, ref: item.ref ?? ref, form, files: [...item.files, ...taker.files] };
};
