import mammoth from 'mammoth';
import { readZip } from '#functions/adapters/zip.ts';
import { htmlToMarkdown } from '../html.ts';
import type { Input } from '../inputs.ts';
import type { Item } from '../item.ts';
import { fileTaker } from '../local-files.ts';
import type { Notes } from '../notes.ts';

/** Styles of Chinese Word beside those mammoth knows. */
const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='标题'] => h1:fresh",
  "p[style-name='Subtitle'] => p:fresh",
];

const EMBEDDED = /^word\/embeddings\/([^/]+)$/;
const TITLE_CHARS = 120;

const natural = new Intl.Collator('zh', { numeric: true });

/** The title: a first heading, else the first line when it is short enough to be one. */
const titleIn = (body: string): string | undefined => {
  const first = body.split('\n').find((line) => line.trim());
  const words = first?.replace(/^#+ +/, '').replace(/\*\*/g, '').replace(/\\/g, '').trim();
  return words && words.length <= TITLE_CHARS && !words.startsWith('|') ? words : undefined;
};

/**
 * A Word document: text and tables through mammoth, which leaves out deleted passages and comments; pictures and
 * embedded files become attachments when they may be published.
 *
 * @throws ZipFault when the file is broken or would unpack to too much
 */
export const readDocx = async ({ name, root, ref }: Input, bytes: Buffer, notes: Notes): Promise<Item> => {
  const entries = readZip(bytes);
  // Every part unpacks to what the directory says, so that mammoth may unpack them too.
  for (const entry of entries) entry.read();
  const taker = fileTaker(root, root, notes);
  const convertImage = mammoth.images.imgElement(async (image) => {
    const id = taker.take(await image.readAsBuffer(), `图片（${image.contentType}）`, '');
    return { src: id ?? '' };
  });
  const { value, messages } = await mammoth.convertToHtml({ buffer: bytes }, { styleMap: STYLES, convertImage });
  for (const { type, message } of messages)
    if (type === 'error')
      notes.push({ how: 'dropped', field: 'body', why: 'Word 文件中有不能转换的部分', value: message });
  const markdown = htmlToMarkdown(value, (target) => (target.startsWith('#') ? undefined : target));
  const embedded = entries
    .filter((entry) => EMBEDDED.test(entry.name))
    .toSorted((a, b) => natural.compare(a.name, b.name));
  for (const [at, entry] of embedded.entries())
    taker.take(entry.read(), EMBEDDED.exec(entry.name)?.[1] ?? '', `附件${at + 1}`);
  const title = titleIn(markdown);
  const body = title ? markdown.replace(/^.*\S.*\n?/m, '') : markdown;
  if (title) notes.push({ how: 'guessed', field: 'title', why: '取 Word 文件的第一个标题或第一段', value: title });
  const files = taker.files.map((file, at) =>
    file.title.startsWith('图片') ? { ...file, title: `图${at + 1}` } : file,
  );
  return {
    where: name,
    ref,
    values: { ...(title && { title }) },
    disclosure: [],
    body,
    form: 'markdown',
    files,
    notes,
  };
};
