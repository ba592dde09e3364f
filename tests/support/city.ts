import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { dump } from 'js-yaml';

type Fields = Record<string, unknown>;

const AGENCY: Fields = {
  name: '某市人民政府办公厅',
  shortName: '市政府办公厅',
  nameEn: 'General Office',
  orgCode: '000000002',
  order: 1,
  disclosureOffice: { name: '公开办', address: '一号', hours: '工作日', phone: '000' },
};

/** A document that is right in every field; a test changes what it is about. */
export const DOCUMENT: Fields = {
  title: '某市人民政府办公厅关于测试的通知',
  indexNo: '000000002/2020-00001',
  publisher: 'general-office',
  docNo: '某政办字〔2020〕1号',
  writtenOn: '2020-05-06',
  publishedOn: '2020-05-08',
  genre: '通知',
  column: 'policy-documents',
  theme: 'general-affairs',
  statutoryItem: 'rules',
  summary: '概述',
  disclosure: '主动公开',
  validity: '现行有效',
};

/** An interpretation of the document `a`. */
export const INTERPRETATION: Fields = {
  title: '解读',
  publisher: 'general-office',
  publishedOn: '2020-05-08',
  summary: '概述',
  form: '文字解读',
  documents: ['a'],
};

/** A Markdown content file as text. */
export const markdown = (fields: Fields, body = '正文。'): string => `---\n${dump(fields)}---\n${body}\n`;

/** Writes a small city into a temporary folder: the project's own tables, one agency, and the given files. */
export const city = (files: Record<string, string>): string => {
  const dir = mkdtempSync(join(tmpdir(), 'mingbai-city-'));
  process.once('exit', () => rmSync(dir, { recursive: true, force: true }));
  for (const name of ['site.yaml', 'columns.yaml', 'themes.yaml', 'statutory.yaml', 'calendar'])
    cpSync(join('content', name), join(dir, name), { recursive: true });
  const all = { 'agencies/general-office.md': markdown(AGENCY), ...files };
  for (const [file, text] of Object.entries(all)) {
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    writeFileSync(join(dir, file), text);
  }
  return dir;
};
