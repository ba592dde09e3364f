import { Unjudged } from './findings.ts';

/** One tag of an XML file. Names are without their prefix: a file may choose any. */
export interface Tag {
  readonly name: string;
  readonly kind: 'open' | 'close' | 'empty';
  readonly attributes: ReadonlyMap<string, string>;
  /** The text between this tag and the next. */
  readonly text: string;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const plainOf = (text: string): string =>
  text.replaceAll(/&(?:#x([\da-fA-F]{1,6})|#(\d{1,7})|(\w{1,8}));/g, (whole, hex, decimal, name) => {
    if (name) return NAMED[name] ?? whole;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

const attributesOf = (text: string): ReadonlyMap<string, string> =>
  new Map(
    Array.from(text.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g), ([, name = '', double, single]) => [
      local(name),
      plainOf(double ?? single ?? ''),
    ]),
  );

const ENCODINGS: readonly (readonly [string, string])[] = [
  ['efbbbf', 'utf-8'],
  ['fffe', 'utf-16le'],
  ['feff', 'utf-16be'],
  ['3c00', 'utf-16le'],
  ['003c', 'utf-16be'],
];

const decode = (bytes: Uint8Array): string => {
  const begin = Buffer.from(bytes.subarray(0, 3)).toString('hex');
  const encoding = ENCODINGS.find(([mark]) => begin.startsWith(mark))?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new Unjudged('unreadable', 'XML 的编码不对');
  }
};

/**
 * The tags of an XML file in order. Nothing is passed over: what cannot be read is refused.
 *
 * @throws Unjudged for a document type, which Office never writes, and for tags that are broken or do not pair
 */
export function* tagsOf(bytes: Uint8Array): Generator<Tag> {
  const xml = decode(bytes);
  if (xml.includes('<!DOCTYPE') || xml.includes('<!ENTITY')) throw new Unjudged('unreadable', 'XML 中有文档类型声明');
  const plain = xml.replaceAll(/<!--[\s\S]*?-->/g, '').replaceAll(/<\?[\s\S]*?\?>/g, '');
  const text = plain.replaceAll(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, inside: string) =>
    inside.replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
  );
  const open: string[] = [];
  let at = text.indexOf('<');
  for (const match of text.matchAll(/<(\/?)([^\s/>]+)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>([^<]*)/g)) {
    const [whole, close, name = '', attributes = '', empty, after = ''] = match;
    if (match.index !== at) throw new Unjudged('unreadable', 'XML 中有不完整的标签');
    at += whole.length;
    const tag = local(name);
    if (close && open.pop() !== tag) throw new Unjudged('unreadable', 'XML 的标签没有配对');
    if (!close && !empty) open.push(tag);
    const kind = close ? 'close' : empty ? 'empty' : 'open';
    yield { name: tag, kind, attributes: attributesOf(attributes), text: plainOf(after) };
  }
  if (open.length > 0 || at !== text.length) throw new Unjudged('unreadable', 'XML 的标签没有配对');
}

/** All text of an XML file; a line for each of the given elements. */
export const textOf = (bytes: Uint8Array, lines: ReadonlySet<string>): string => {
  let text = '';
  for (const { name, kind, text: after } of tagsOf(bytes))
    text += (kind !== 'open' && lines.has(name) ? '\n' : '') + after;
  return text;
};
