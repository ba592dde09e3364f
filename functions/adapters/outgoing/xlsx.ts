import type { Notes } from './findings.ts';
import { inspectPackage } from './office.ts';
import type { Package } from './package.ts';
import { inspectSheet } from './xlsx-sheet.ts';
import { invisibleStyles } from './xlsx-styles.ts';
import { tagsOf } from './xml.ts';

const SHARED = 'xl/sharedStrings.xml';

const sharedStrings = (file: Package): string[] => {
  const strings: string[] = [];
  if (!file.has(SHARED)) return strings;
  for (const { name, kind, text } of tagsOf(file.part(SHARED))) {
    if (name === 'si' && kind !== 'close') strings.push('');
    if (name === 't' && kind === 'open') strings[strings.length - 1] += text;
  }
  return strings;
};

/** Where each relation of the workbook leads. */
const targets = (file: Package): ReadonlyMap<string, string> =>
  new Map(
    Array.from(tagsOf(file.part('xl/_rels/workbook.xml.rels')), ({ attributes }) => [
      attributes.get('Id') ?? '',
      (attributes.get('Target') ?? '').replace(/^\/?(?:xl\/)?/, 'xl/'),
    ]),
  );

interface Workbook {
  readonly sheets: readonly { readonly name: string; readonly part: string }[];
  readonly printAreas: ReadonlyMap<number, string>;
}

const workbook = (file: Package, { found }: Notes): Workbook => {
  const parts = targets(file);
  const sheets: { name: string; part: string }[] = [];
  const printAreas = new Map<number, string>();
  for (const { name: tag, kind, attributes, text } of tagsOf(file.part('xl/workbook.xml'))) {
    if (kind === 'close') continue;
    const name = attributes.get('name') ?? '';
    if (tag === 'sheet') {
      const state = attributes.get('state') ?? 'visible';
      if (state !== 'visible')
        found('hiddenSheet', `工作表“${name}”`, state === 'veryHidden' ? '深度隐藏，须用 VBA 编辑器显示' : '');
      sheets.push({ name, part: parts.get(attributes.get('id') ?? '') ?? '' });
    }
    if (tag !== 'definedName') continue;
    if (name === '_xlnm.Print_Area')
      printAreas.set(Number(attributes.get('localSheetId')), text.slice(text.lastIndexOf('!') + 1));
    else if (!name.startsWith('_xlnm.')) found('definedName', '名称管理器', `${name} = ${text}`);
  }
  return { sheets, printAreas };
};

/** 工作簿 — what its sheets hide. A sheet no list names is hidden too. */
export const inspectXlsx = (file: Package, notes: Notes): void => {
  inspectPackage(file, notes);
  const { sheets, printAreas } = workbook(file, notes);
  const shared = sharedStrings(file);
  const invisible = invisibleStyles(file);
  sheets.forEach(({ name, part }, at) => {
    inspectSheet({ name, bytes: file.part(part), printArea: printAreas.get(at) }, shared, invisible, notes);
  });
  notes.read('共享字符串', shared.join('\n'));
  const listed = new Set(sheets.map(({ part }) => part));
  for (const part of file.names.filter((name) => /^xl\/(?:work|chart)sheets\/[^/]+\.xml$/.test(name)))
    if (!listed.has(part)) notes.found('hiddenSheet', part, '工作簿的目录里没有它');
};
