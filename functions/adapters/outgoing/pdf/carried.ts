import type { FindingKind } from '#domain/outgoing/finding.ts';
import type { Notes } from '../findings.ts';
import { inspectImage } from '../image.ts';
import { inspectMetadata, stringOf } from './metadata.ts';
import { contentOf, isJpeg, type Structure } from './structure.ts';
import { type Dictionary, isDictionary, isList, nameOf, Reference } from './values.ts';

/** 注释 — everything laid over a page but links and form fields. */
const ANNOTATIONS = new Set(
  (
    'Text FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp Caret Ink Popup ' +
    'FileAttachment Sound Movie Screen PrinterMark TrapNet Watermark 3D RichMedia Projection'
  ).split(' '),
);
const ACTIONS = new Set(['JavaScript', 'Launch', 'SubmitForm', 'ImportData', 'Rendition', 'RichMediaExecute', 'GoToR']);

const kindOf = (dictionary: Dictionary): string => nameOf(dictionary.get('Subtype'));
const isFull = (dictionary: Dictionary, key: string): boolean => {
  const value = dictionary.get(key);
  if (value === undefined || value === null) return false;
  return Buffer.isBuffer(value) || isList(value) ? value.length > 0 : nameOf(value) !== 'Off';
};

/** What a dictionary says the file carries; every row that holds is reported. */
const ROWS: readonly (readonly [FindingKind, (dictionary: Dictionary) => boolean])[] = [
  ['macro', (it) => ACTIONS.has(nameOf(it.get('S'))) || it.has('JS') || it.has('XFA')],
  ['attachment', (it) => nameOf(it.get('Type')) === 'EmbeddedFile' || it.has('EF') || it.has('Collection')],
  ['annotation', (it) => it.has('Rect') && ANNOTATIONS.has(kindOf(it))],
  ['redactionNotApplied', (it) => it.has('Rect') && kindOf(it) === 'Redact'],
  ['formValue', (it) => nameOf(it.get('FT')) !== 'Sig' && (it.has('FT') || kindOf(it) === 'Widget') && isFull(it, 'V')],
  ['hiddenLayer', (it) => nameOf(it.get('Type')) === 'OCG'],
  ['thumbnail', (it) => it.has('Thumb')],
  ['unknownPart', (it) => it.has('PieceInfo')],
];

/** Strings that a reader may hear or find though no page shows them. */
const SAID = ['ActualText', 'Alt', 'E', 'Contents', 'V', 'TU', 'RC', 'Title', 'Subj', 'URI'];

function* within(value: unknown): Generator<Dictionary> {
  if (isList(value as never)) for (const one of value as readonly unknown[]) yield* within(one);
  if (!(value instanceof Map)) return;
  yield value as Dictionary;
  for (const one of value.values()) yield* within(one);
}

/** 携带的内容 — what the objects of a PDF carry beside its pages, earlier versions and forgotten objects too. */
export const inspectCarried = ({ objects, trailers }: Structure, notes: Notes): void => {
  const infos = new Set(
    trailers.map((trailer) => trailer.get('Info')).map((to) => (to instanceof Reference ? to.to : -1)),
  );
  for (const { number, value, stream } of objects) {
    const where = `对象 ${number}`;
    for (const dictionary of within(value)) {
      for (const [kind, holds] of ROWS) if (holds(dictionary)) notes.found(kind, where, kindOf(dictionary));
      for (const key of SAID) {
        const said = dictionary.get(key);
        if (Buffer.isBuffer(said)) notes.read(where, stringOf(said));
      }
    }
    if (!isDictionary(value)) continue;
    if (infos.has(number)) inspectMetadata(value, notes);
    if (!stream) continue;
    if (isJpeg(value)) notes.add(inspectImage(stream), where);
    if (nameOf(value.get('Type')) === 'Metadata') {
      const xmp = contentOf(value, stream);
      if (xmp) notes.read('XMP', xmp.toString('utf8'));
      if (
        !xmp ||
        /<(?:dc:creator|dc:contributor|pdf:Keywords|photoshop:|xmpMM:History|xmpMM:DerivedFrom|pdfx:)[^/]*?>\s*\S/.test(
          xmp.toString('utf8'),
        )
      )
        notes.found('author', 'XMP');
    }
  }
};
