import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OUTCOMES, type Outcome } from '#domain/application/outcomes.ts';
import { receiptLetter } from '#domain/letters/receipt-letter.ts';
import {
  APPLICATION,
  LETTERHEAD,
  newTypesetter,
  PACKAGES,
  pdfOf,
  replyTo,
  stated,
  TEMPLATES,
} from '../../tests/support/letters.ts';
import { fontsOf, infoOf, inkOf, linesOf, pagesOf, pictureOf, solid, textOf } from '../../tests/support/pdf.ts';
import { qrTextsIn } from '../../tests/support/qr.ts';
import { letterFonts } from './letter-fonts.ts';
import { typstTypesetter } from './typesetter-typst.ts';

const RECEIPT = receiptLetter(
  APPLICATION,
  { receivedOn: '2026-03-02', clock: { dueOn: '2026-03-30', provisional: false }, queryCode: '7KQM-4TXN-W2PD' },
  '张喆',
  LETTERHEAD,
);

const said = (information: string, name = '张喆') => replyTo('granted.full', { statements: { information } }, name);

/** A reply whose second and third pages are full of text. */
const LONG = pdfOf(said('汉'.repeat(28 * 55)));

/** 一字 in millimetres. */
const CHARACTER = 156 / 28;

const millimetres = (measured: number) => ({
  within: (tolerance: number, expected: number) => {
    expect(measured).toBeGreaterThanOrEqual(expected - tolerance);
    expect(measured).toBeLessThanOrEqual(expected + tolerance);
  },
});

describe('二维码', () => {
  it('of a receipt leads to the progress of that application', async () => {
    expect(await qrTextsIn(pictureOf(pdfOf(RECEIPT)))).toEqual([
      'https://qingdao.mingbai.example/apply/track/?number=2026-00001',
    ]);
  });
});

describe('PDF', () => {
  it.each([RECEIPT, replyTo('denied.process')])(
    '$form: A4, PDF/A-2b, with title, author, language and date',
    (letter) => {
      const pdf = pdfOf(letter);
      expect(infoOf(pdf)).toMatchObject({
        Title: `${letter.title}（2026-00001）`,
        Author: '青岛市人民政府办公厅',
        CreationDate: `${letter.signedOn}T00:00:00Z`,
        'Page size': '595.276 x 841.89 pts (A4)',
      });
      const bytes = Buffer.from(pdf).toString('latin1');
      expect(bytes).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>');
      expect(bytes).toContain('/Lang (zh-CN)');
    },
  );

  it('every font is embedded, and is one of ours', () => {
    const fonts = fontsOf(pdfOf(said('喆𠮷😀مرحبا')));
    expect(fonts.every(({ embedded }) => embedded)).toBe(true);
    expect(fonts.map(({ name }) => name.slice(7)).sort()).toEqual([
      'NotoEmoji-Regular',
      'NotoSerifJP-Regular',
      'NotoSerifSC-Bold',
      'NotoSerifSC-Regular',
      'ScheherazadeNew-Regular',
    ]);
  });

  it('the same letter is the same bytes, whatever was set before it; another day is another letter', () => {
    const letter = replyTo('granted.partial');
    const once = newTypesetter().set(letter);
    pdfOf(RECEIPT);
    expect(once).toEqual({ pdf: pdfOf(letter) });
    expect(pdfOf(replyTo('granted.partial', { signedOn: '2026-03-21' }))).not.toEqual(pdfOf(letter));
  });

  it.each(Object.keys(OUTCOMES) as Outcome[])(
    '%s can be read back: name, numbers, article, all it states',
    (outcome) => {
      const text = textOf(pdfOf(replyTo(outcome)));
      for (const words of [
        ...Object.values(stated(outcome)),
        '张喆：',
        '2026-00001',
        '青公开复〔2026〕15号',
        '2026年3月20日',
      ])
        expect(text).toContain(solid(words));
      expect(text).toContain(OUTCOMES[outcome].law.match(/第[一二三四五六七八九十]+条|国办函/u)?.[0]);
    },
  );

  it('the receipt fits on one page and can be read back', () => {
    const pages = pagesOf(pdfOf(RECEIPT));
    expect(pages).toHaveLength(1);
    for (const { label, value } of RECEIPT.items) {
      expect(solid(pages.join(''))).toContain(solid(label));
      expect(solid(pages.join(''))).toContain(solid(value));
    }
  });
});

const HOSTILE = [
  '#let x = 1 #panic() #image("/etc/passwd")',
  '[a] {b} \\ \\u{41} @ref *b* _c_ `d` $e$ <lab> // c /* d */',
  '"quotes" \'s --- ... ~ -? = h',
  '= heading',
  '- list',
  '+ enum',
  '/ term: x',
  '{{x}} %s <script>',
  '喆堃犇㛃䶮𬭊𠮷',
  'مرحبا بالعالم、شىنجاڭ ئۇيغۇر',
  'a\u200fb\u200ec',
  '🏙️😀👨‍👩‍👧',
  'éñÅﬁ Ⅷ①㎡℃％',
];

/** As `words` in http/fields.ts: whole characters, of those that control only the end of a line and the tab. */
const letIn = (text: string): boolean => text.isWellFormed() && !/[^\P{Cc}\n\t]/u.test(text);

/** What has nowhere to break. */
const ENDLESS = [
  '汉',
  '𠮷',
  'a',
  'W',
  '7',
  'A1',
  '😀',
  '—',
  '…',
  '，',
  '（',
  '%',
  'x.',
  '/',
  '1/',
  'https://a.b/',
  '"',
  '(',
];

describe('whatever was typed', () => {
  it.each(HOSTILE)('stays as it was: %s', (typed) => {
    const text = textOf(pdfOf(said(typed, typed)));
    expect(text.split(solid(typed))).toHaveLength(3);
  });

  it.each(ENDLESS)('400 characters of %s stay, within the margins', (typed) => {
    const endless = Array.from(typed.repeat(400)).slice(0, 400).join('');
    const pdf = pdfOf(said('短', endless));
    const pages = pagesOf(pdf).map((page) => solid(page).replace(/—\d+—$/u, ''));
    expect(pages.join('')).toContain(`${endless}：`);
    for (const [at] of pages.entries()) {
      const { left, right } = inkOf(pdf, at + 1, 60, 265);
      expect(left).toBeGreaterThan(27);
      expect(right).toBeLessThan(185);
    }
  });

  it('anything the edge lets in is set, or the characters without a shape are named', () => {
    const typed = fc.string({ unit: 'binary', minLength: 1, maxLength: 80 }).filter(letIn);
    const typesetter = newTypesetter();
    fc.assert(
      fc.property(typed, (text) => {
        const set = typesetter.set(said(text, text));
        expect('pdf' in set || set.missing.every((character) => text.includes(character))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('a character that no font has is named, not set as a box', () => {
    expect(newTypesetter().set(said('שלום'))).toEqual({ missing: expect.arrayContaining(['ש', 'ל', 'ו', 'ם']) });
    expect(newTypesetter().set(said('好', '张\u{e000}'))).toEqual({ missing: ['\u{e000}'] });
  });
});

describe('GB/T 9704-2012 版面', () => {
  it('5.2.3: 22 lines a page, 28 characters a line', () => {
    const lines = linesOf(LONG, 2).filter(({ text }) => text.startsWith('汉'));
    expect(lines).toHaveLength(22);
    for (const { text } of lines) expect(Array.from(text)).toHaveLength(28);
  });

  it('5.2.1: 天头 37 mm, 订口 28 mm, 版心 156 mm × 225 mm, filled', () => {
    const ink = inkOf(LONG, 2, 20, 266);
    millimetres(ink.top).within(1, 37);
    millimetres(ink.left).within(1, 28);
    millimetres(ink.right).within(1, 28 + 156);
    millimetres(ink.bottom).within(1, 37 + 225);
  });

  it('the receipt keeps to the same area', () => {
    const ink = inkOf(pdfOf(RECEIPT), 1, 20, 266);
    millimetres(ink.top).within(1, 37);
    expect(ink.left).toBeGreaterThan(27);
    expect(ink.right).toBeLessThan(185);
    expect(ink.bottom).toBeLessThan(263);
  });

  it('10.1: the mark 30 mm below the edge, red double rules of 170 mm, the last 20 mm above the lower edge', () => {
    const mark = inkOf(LONG, 1, 0, 44);
    millimetres(mark.top).within(0.5, 30);
    const rules = inkOf(LONG, 1, 46, 51);
    millimetres(rules.right - rules.left).within(0.5, 170);
    millimetres(inkOf(LONG, 1, 266, 297).bottom).within(1, 277);
  });

  it('7.5: page numbers outside, 7 mm below the area; a letter has none on its first page', () => {
    const foot = (page: string) => /—\s*\d+\s*—\s*$/u.exec(page)?.[0].replaceAll(/\s/gu, '');
    const [first, ...others] = pagesOf(LONG).map(foot);
    expect(first).toBeUndefined();
    expect(others).toEqual(others.map((_, at) => `—${at + 2}—`));
    const [even, odd] = [inkOf(LONG, 2, 266, 297), inkOf(LONG, 3, 266, 297)];
    millimetres(even.left).within(1, 28 + CHARACTER);
    millimetres(odd.right).within(1, 28 + 156 - CHARACTER);
    const dash = inkOf(LONG, 2, 266, 297, [28 + CHARACTER, 28 + CHARACTER + 4]);
    millimetres(dash.top).within(0.3, 37 + 225 + 7);
  });

  it('7.3.5.1: the date four characters from the right, the name centred above it', () => {
    const lines = linesOf(pdfOf(RECEIPT), 1);
    const date = lines.findLast(({ text }) => text === '2026年3月2日');
    const name = lines.findLast(({ text }) => text === '青岛市人民政府办公厅');
    millimetres(date?.toMm ?? 0).within(0.5, 28 + 156 - 4 * CHARACTER);
    const middle = (line: typeof name) => ((line?.fromMm ?? 0) + (line?.toMm ?? 0)) / 2;
    millimetres(middle(name)).within(0.5, middle(date));
  });

  it.each(Array.from({ length: 24 }, (_, lines) => lines + 1))(
    '7.3.5.5: the signature is never alone on a page (%i lines)',
    (lines) => {
      const last = solid(pagesOf(pdfOf(said('汉'.repeat(28 * lines)))).at(-1) ?? '');
      expect(last).toMatch(/有疑问的，可以与本机关联系.*青岛市人民政府办公厅2026年3月20日/u);
    },
  );
});

describe('LETTER_FONTS', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'fonts-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('an empty folder is refused, by its name', () => {
    expect(() => letterFonts(PACKAGES, folder)).toThrow(`目录 ${folder} 里没有字体文件`);
  });

  /** A font of ours under another name of the same length, as UTF-16 in its table of names. */
  const renamed = (path: string, from: string, to: string): void => {
    const utf16 = (text: string) => Buffer.from(text, 'utf16le').swap16().toString('latin1');
    const bytes = readFileSync(join(PACKAGES, '@expo-google-fonts', path)).toString('latin1');
    writeFileSync(join(folder, 'own.ttf'), Buffer.from(bytes.replaceAll(utf16(from), utf16(to)), 'latin1'));
  };

  it('黑体 takes the headings, as heavy as it is', () => {
    renamed('noto-emoji/400Regular/NotoEmoji_400Regular.ttf', 'Noto Emoji', 'FZHei-B01S');
    const { files, families } = letterFonts(PACKAGES, folder);
    expect(files[0]).toBe(join(folder, 'own.ttf'));
    expect(families.heading.slice(0, 2)).toEqual(['FZHei-B01S', 'Noto Serif SC']);
    expect(families).toMatchObject({ headingWeight: 400, titleWeight: 700 });
    expect(families.body.at(-1)).toBe('FZHei-B01S');
  });

  it('仿宋 takes the text', () => {
    renamed('noto-serif-jp/400Regular/NotoSerifJP_400Regular.ttf', 'Noto Serif JP', 'FangSong City');
    const set = typstTypesetter(TEMPLATES, letterFonts(PACKAGES, folder)).set(RECEIPT);
    const bytes = 'pdf' in set ? set.pdf : new Uint8Array();
    expect(fontsOf(bytes).map(({ name }) => name.slice(7))).toContain('NotoSerifJP-Regular');
    expect(textOf(bytes)).toContain('张喆：');
  });
});
