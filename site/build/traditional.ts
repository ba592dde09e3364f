import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Converter } from 'opencc-js/cn2t';
import type { Library } from '../library/library.ts';
import { qrSvg } from '../text/qr.ts';
import { REGION_WORDS } from '../text/region-words.ts';

/** A run of text or of an attribute's value, from its first letter that is not ASCII. */
const WORDS = /[^ -~\s][^<>"]*/g;

type Convert = (text: string) => string;

/** What has no Traditional copy: assets, files, data, the English pages, the copy itself. */
const SHARED = /^\/(?:_astro|files|en|find|hant)(?:\/|$)|^\/(?:feedback|fault-reports|apply\/(?:letter|file))$|\.\w+$/;

/** Texts up to this length recur from page to page and are worth remembering, as many as this. */
const SHORT = 40;
const REMEMBERED = 20_000;

/**
 * 简体 to 繁體 in the words of a region (`tw` or `hk`). What stands in 《》 is a name:
 * its characters are converted, its words are not.
 */
export const traditionalConverter = (region: 'tw' | 'hk'): Convert => {
  const characters = Converter({ from: 'cn', to: region });
  const words = REGION_WORDS[region];
  const longestFirst = Object.keys(words).toSorted((a, b) => b.length - a.length);
  const special = new RegExp(`(《[^》]*》|${longestFirst.join('|')})`);
  const known = new Map<string, string>();
  const convert: Convert = (text) =>
    text
      .split(special)
      .map((part) => words[part] ?? characters(part))
      .join('');
  return (text) => {
    if (text.length > SHORT) return convert(text);
    const before = known.get(text);
    if (before !== undefined) return before;
    const after = convert(text);
    if (known.size < REMEMBERED) known.set(text, after);
    return after;
  };
};

const hant = (path: string): string => (SHARED.test(path) ? path : `/hant${path}`);

/** What a person wrote stays as it was written: a tag that begins with `translate="no"`, and the text in it. */
const OWN_WORDS = /(<\w+ translate="no"(?:"[^"]*"|[^">])*>[^<]*)/;

const traditionalPart = (html: string, domain: string, convert: Convert): string => {
  const code = new RegExp(`<svg [^>]*aria-label="二维码：https://${domain}(/[^"]*)".*?</svg>`, 'gs');
  const ownAddress = new RegExp(`<link rel="alternate"[^>]*>|https://${domain}(/[^"<]*)`, 'g');
  return html
    .replace(code, (_, path) => qrSvg(`https://${domain}/hant${path}`))
    .replace(WORDS, convert)
    .replace('<html lang="zh-Hans"', '<html lang="zh-Hant"')
    .replace(
      /<a href="\/hant([^"]*)" hreflang="zh-Hant" data-other-script>[^<]*/,
      '<a href="$1" hreflang="zh-Hans" data-simplified>简体',
    )
    .replace(
      /<a (?![^>]*data-simplified)([^>]*?)href="(\/[^"]*)"/g,
      (_, before, to) => `<a ${before}href="${hant(to)}"`,
    )
    .replace(/(<input type="hidden" name="page" value=")(\/[^"]*)"/g, (_, before, to) => `${before}${hant(to)}"`)
    .replace(/<((?:form|button) [^>]*?)action="(\/[^"]*)"/g, (_, before, to) => `<${before}action="${hant(to)}"`)
    .replace(ownAddress, (all, to) => (to === undefined ? all : `https://${domain}${hant(to)}`))
    .replaceAll('"inLanguage":"zh-Hans"', '"inLanguage":"zh-Hant"');
};

/** Makes the Traditional copy of a page: its words, its language, its links, its canonical address and its code. */
export const traditionalPage = (html: string, domain: string, convert: Convert): string =>
  html
    .split(OWN_WORDS)
    .map((part, at) => (at % 2 === 1 ? part : traditionalPart(part, domain, convert)))
    .join('');

/** Writes the Traditional copy of every page below `/hant/`. */
export const writeTraditional = ({ site }: Library, outDir: string): void => {
  const root = join(outDir, 'client');
  const convert = traditionalConverter(site.traditional);
  const pages = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.html') && !SHARED.test(`/${dirname(file)}/`),
  );
  for (const page of pages) {
    const to = join(root, 'hant', page);
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, traditionalPage(readFileSync(join(root, page), 'utf8'), site.domain, convert));
  }
};
