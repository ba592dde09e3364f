import type { Notes } from './findings.ts';
import { tagsOf } from './xml.ts';

/** 域代码 — fields that fetch from elsewhere, ask, or say where a file lies. */
const FETCHES =
  /^\s*(?:INCLUDETEXT|INCLUDEPICTURE|LINK|DDE|DDEAUTO|DATABASE|RD|FILENAME|AUTHOR|USERNAME|USERADDRESS|USERINITIALS|LASTSAVEDBY|TEMPLATE|DOCPROPERTY|DOCVARIABLE|MERGEFIELD|ASK|FILLIN|QUOTE|PRIVATE|ADDIN|COMMENTS|MACROBUTTON)\b/i;
const PATH = /[A-Za-z]:\\|\\\\[\w.-]|file:/i;

/** The instructions of every field, also of one cut into several runs. */
export const inspectFields = (part: string, bytes: Buffer, { found, read }: Notes): void => {
  const open: string[] = [];
  const judge = (code: string): void => {
    if (FETCHES.test(code) || PATH.test(code)) found('fieldPath', part, code.trim());
    read(part, code);
  };
  for (const { name, kind, attributes, text } of tagsOf(bytes)) {
    if (kind === 'close') continue;
    if (name === 'fldSimple') judge(attributes.get('instr') ?? '');
    if (name === 'instrText' || name === 'delInstrText')
      open[Math.max(0, open.length - 1)] = (open.at(-1) ?? '') + text;
    const type = name === 'fldChar' ? attributes.get('fldCharType') : undefined;
    if (type === 'begin') open.push('');
    if (type === 'end') judge(open.pop() ?? '');
  }
  for (const code of open) judge(code);
};
