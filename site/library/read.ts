import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load, YAMLException } from 'js-yaml';
import type { Finding } from './finding.ts';

/** A content file as read: its fields not yet checked, its text left on disk. */
export interface RawFile {
  readonly file: string;
  readonly id: string;
  readonly fields: unknown;
  /** Where the text begins, in UTF-16 units of the file without its byte order mark. */
  readonly bodyStart: number;
  readonly bodyIsEmpty: boolean;
  /** Files below `files/` that the text shows or links to. */
  readonly filesInBody: readonly string[];
}

const FRONT_MATTER = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;

/** The target of a Markdown link or picture. */
const FILE_IN_BODY = /\]\(<?\/files\/([^)\s>]+)/g;

const readText = (path: string): string => readFileSync(path, 'utf8').replace(/^\uFEFF/, '');

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
  const path = join(root, file);
  if (!existsSync(path)) return { severity: 'error', file, fault: '没有这个文件', remedy: '从演示内容复制一份再修改' };
  try {
    return { fields: load(readText(path)) };
  } catch (error) {
    return yamlFault(file, error);
  }
};

/** Reads the fields of a Markdown file; a file without them is a finding. */
export const readMarkdown = (root: string, file: string): RawFile | Finding => {
  const source = readText(join(root, file));
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
    const filesInBody = [...body.matchAll(FILE_IN_BODY)].map(([, name = '']) => name);
    return { file, id, fields: load(match[1] ?? ''), bodyStart, bodyIsEmpty: !/\S/.test(body), filesInBody };
  } catch (error) {
    return yamlFault(file, error);
  }
};

/** The Markdown text of a file read before. */
export const readBody = (root: string, raw: Pick<RawFile, 'file' | 'bodyStart'>): string =>
  readText(join(root, raw.file)).slice(raw.bodyStart);
