import { inspectFields } from './docx-fields.ts';
import { inspectHeaders } from './docx-headers.ts';
import { inspectRuns, vanishingStyles } from './docx-runs.ts';
import type { Notes } from './findings.ts';
import { inspectPackage } from './office.ts';
import type { Package } from './package.ts';
import { tagsOf, textOf } from './xml.ts';

/** The parts of a document whose words are read. */
const STORIES = /^word\/(?:document|footnotes|endnotes|header\d*|footer\d*)\.xml$/;

/** 修订痕迹 — what Word calls a change, of text, of format, of a table. */
const CHANGE =
  /^(?:ins|del|moveFrom|moveTo|cellIns|cellDel|cellMerge|numberingChange|\w+PrChange|(?:ins|del|moveFrom|moveTo)RangeStart|custom\w+RangeStart)$/;

const STORED = /^(?:docVars|mailMerge|attachedTemplate)$/;

const LINES = new Set(['p', 'br', 'tc']);

const settings = (file: Package, { found }: Notes): void => {
  if (!file.has('word/settings.xml')) return;
  for (const { name, kind } of tagsOf(file.part('word/settings.xml'))) {
    if (kind === 'close') continue;
    if (STORED.test(name)) found('fieldPath', '文档设置', name);
    if (name === 'trackRevisions') found('trackedChange', '文档设置', '修订功能仍打开');
  }
};

/** A drawing and its stand-in for older programs say the same; if they do not, one of them is never seen. */
const alternatives = (part: string, bytes: Buffer, { found }: Notes): void => {
  const said: string[][] = [];
  for (const { name, kind, text } of tagsOf(bytes)) {
    if (name === 'AlternateContent' && kind === 'open') said.push([]);
    if (/^(?:Choice|Fallback)$/.test(name) && kind === 'open') said.at(-1)?.push('');
    if (name === 't' && kind === 'open')
      for (const [at, branch] of said.entries()) said[at] = [...branch.slice(0, -1), (branch.at(-1) ?? '') + text];
    if (name !== 'AlternateContent' || kind !== 'close') continue;
    const texts = said.pop() ?? [];
    if (new Set(texts.filter((one) => one !== '')).size > 1) found('alternateContent', part, texts.at(-1));
  }
};

/** 文档 — what its pages do not show. */
export const inspectDocx = (file: Package, notes: Notes): void => {
  inspectPackage(file, notes);
  settings(file, notes);
  inspectHeaders(file, notes);
  const vanishing = vanishingStyles(file);
  for (const part of file.names.filter((name) => STORIES.test(name))) {
    const bytes = file.part(part);
    for (const { name, kind, attributes } of tagsOf(bytes)) {
      if (kind === 'close') continue;
      if (CHANGE.test(name)) notes.found('trackedChange', part, attributes.get('author'));
      if (/^comment(?:RangeStart|Reference)$/.test(name)) notes.found('comment', part);
      if (/^(?:txbx|textbox)$/.test(name)) notes.found('textBox', part);
      if (/^(?:OLEObject|object|control|altChunk)$/.test(name)) notes.found('embeddedObject', part);
    }
    inspectRuns(part, bytes, vanishing, notes);
    inspectFields(part, bytes, notes);
    alternatives(part, bytes, notes);
    notes.read(part, textOf(bytes, LINES));
  }
};
