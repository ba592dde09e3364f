import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { load, YAMLException } from 'js-yaml';
import { targetsIn } from '../text/markdown.ts';
import { ContentError, type Finding } from './finding.ts';

/** A content file as read: its fields not yet checked, its text left on disk. */
export interface RawFile {
  readonly file: string;
  readonly id: string;
  readonly fields: unknown;
  /** Where the text begins, in UTF-16 units of the file without its byte order mark. */
  readonly bodyStart: number;
  readonly bodyIsEmpty: boolean;
  /** Where the links and pictures of the text lead. */
  readonly targets: readonly string[];
}

const FRONT_MATTER = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;

/** No text of a document comes near; what is longer is a file somebody renamed. */
export const MOST_TEXT_BYTES = 4 * 1024 * 1024;

const utf8 = new TextDecoder('utf-8', { fatal: true });

const inMegabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;

/** A file as text without its byte order mark; what cannot be one is a finding. */
const readText = (root: string, file: string): string | Finding => {
  const error = (fault: string, remedy: string): Finding => ({ severity: 'error', file, fault, remedy });
  const path = join(root, file);
  const stat = existsSync(path) ? statSync(path) : undefined;
  if (!stat?.isFile())
    return error(stat ? '不是文件' : '是指不到文件的链接', '换成文件本身；文件夹名不要以 .md 或 .yaml 结尾');
  if (stat.size > MOST_TEXT_BYTES)
    return error(
      `有 ${inMegabytes(stat.size)}，超过 ${inMegabytes(MOST_TEXT_BYTES)}`,
      '拆成几个文件，或把长的部分作为附件',
    );
  try {
    const text = utf8.decode(readFileSync(path));
    if (!text.includes('\0')) return text;
  } catch (fault) {
    if (!(fault instanceof TypeError)) throw fault;
  }
  return error('不是 UTF-8 编码的文字', '用编辑器打开，核对文字后另存为 UTF-8');
};

/** Names below `dir` with one of `extensions`, sorted, folders included to any depth; relative to `root`. */
export const listFiles = (root: string, dir: string, extension: string): string[] => {
  const path = join(root, dir);
  if (!existsSync(path)) return [];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(extension))
    .map((name) => `${dir}/${name.replaceAll('\\', '/')}`)
    .sort();
};

const yamlFault = (file: string, error: unknown): Finding => {
  if (!(error instanceof YAMLException)) throw error;
  const line = error.mark ? `第 ${error.mark.line + 1} 行` : '';
  return {
    severity: 'error',
    file,
    fault: `字段部分${line}不是合法的 YAML（${error.reason}）`,
    remedy: '检查该行的缩进、冒号后的空格和引号；值里有“: ”或“#”时用引号括起',
  };
};

/** Reads a YAML file; a broken one is a finding. */
export const readYaml = (root: string, file: string): { fields: unknown } | Finding => {
  if (!existsSync(join(root, file)))
    return { severity: 'error', file, fault: '没有这个文件', remedy: '从演示内容复制一份再修改' };
  const source = readText(root, file);
  if (typeof source !== 'string') return source;
  try {
    return { fields: load(source) };
  } catch (error) {
    return yamlFault(file, error);
  }
};

/** Reads the fields of a Markdown file; a file without them is a finding. */
export const readMarkdown = (root: string, file: string): RawFile | Finding => {
  const source = readText(root, file);
  if (typeof source !== 'string') return source;
  const match = FRONT_MATTER.exec(source);
  if (!match)
    return {
      severity: 'error',
      file,
      fault: '开头没有字段部分',
      remedy: '第一行写 ---，接着写各字段，再用一行 --- 结束，然后写正文',
    };
  try {
    const id = (file.split('/').at(-1) ?? file).replace(/\.md$/, '');
    const bodyStart = match[0].length;
    const body = source.slice(bodyStart);
    return {
      file,
      id,
      fields: load(match[1] ?? ''),
      bodyStart,
      bodyIsEmpty: !/\S/.test(body),
      targets: targetsIn(body),
    };
  } catch (error) {
    return yamlFault(file, error);
  }
};

/** The Markdown text of a file read before. @throws ContentError when it has since become unreadable */
export const readBody = (root: string, raw: Pick<RawFile, 'file' | 'bodyStart'>): string => {
  const source = readText(root, raw.file);
  if (typeof source !== 'string') throw new ContentError([source]);
  return source.slice(raw.bodyStart);
};
