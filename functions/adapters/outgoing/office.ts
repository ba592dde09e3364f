import type { Notes } from './findings.ts';
import { inspectImage } from './image.ts';
import type { Package } from './package.ts';
import { partKind } from './parts.ts';
import { tagsOf, textOf } from './xml.ts';

/** Properties that name people and places, as app.xml and core.xml call them. */
const AUTHORS: Readonly<Record<string, string>> = {
  creator: '作者',
  lastModifiedBy: '最后修改者',
  Manager: '主管',
  Company: '单位',
  HyperlinkBase: '超链接基础',
  subject: '主题',
  description: '备注',
  keywords: '标记',
  category: '类别',
  contentStatus: '状态',
};

const properties = (file: Package, { found, read }: Notes): void => {
  for (const name of ['docProps/core.xml', 'docProps/app.xml'].filter(file.has))
    for (const { name: property, kind, text } of tagsOf(file.part(name))) {
      if (kind !== 'open' || text.trim() === '') continue;
      const label = AUTHORS[property];
      if (label) found('author', '文件属性', `${label}“${text.trim()}”`);
      if (property === 'title') {
        found('title', '文件属性', text.trim());
        read('文件属性', text);
      }
    }
};

/** A link out of the file: a web or mail address a reader may follow is none of our business. */
const PUBLIC_LINK = /^(?:https?:\/\/|mailto:|#)/i;

const relations = (file: Package, { found }: Notes): void => {
  for (const name of file.names.filter((part) => part.endsWith('.rels')))
    for (const { attributes } of tagsOf(file.part(name))) {
      const target = attributes.get('Target') ?? '';
      const isLink = attributes.get('Type')?.endsWith('/hyperlink') && PUBLIC_LINK.test(target);
      if (attributes.get('TargetMode') === 'External' && !isLink) found('externalLink', name, target);
    }
};

/** 裁剪 — a picture shown in part is kept whole. */
const pictures = (file: Package, { found, add }: Notes): void => {
  for (const name of file.names) {
    if (/\/media\//.test(name) && partKind(name) === 'plain') add(inspectImage(file.part(name)), name);
    if (!/^(?:xl\/drawings|word)\/[^/]+\.xml$/.test(name)) continue;
    for (const { name: tag, attributes } of tagsOf(file.part(name)))
      if (tag === 'srcRect' && ['l', 't', 'r', 'b'].some((side) => Number(attributes.get(side) ?? 0) !== 0))
        found('croppedPicture', name);
  }
};

const LINES = new Set(['p', 'br', 'pt', 'v']);

/** Charts and drawings say things too. */
const drawings = (file: Package, { read }: Notes): void => {
  for (const name of file.names.filter((part) => /^(?:xl|word)\/(?:drawings|charts|diagrams)\//.test(part)))
    if (name.endsWith('.xml')) read(name, textOf(file.part(name), LINES));
};

/** A list of reviewers is written by Office even when there is none. */
const isEmptyList = (file: Package, name: string): boolean =>
  /\/(?:persons\/|people\.xml)/.test(name) && !Array.from(tagsOf(file.part(name))).some((tag) => tag.name === 'person');

/** What every Office file is asked: its properties, links, pictures, and parts that have no place in a reply. */
export const inspectPackage = (file: Package, notes: Notes): void => {
  if (file.leftover) notes.found('trailingData', '压缩包');
  for (const name of file.names) {
    const kind = partKind(name);
    if (kind !== 'plain' && !isEmptyList(file, name)) notes.found(kind, name);
    if (kind !== 'plain' && /\.(?:xml|rels)$/.test(name)) notes.read(name, textOf(file.part(name), LINES));
  }
  properties(file, notes);
  relations(file, notes);
  pictures(file, notes);
  drawings(file, notes);
};
