/** A start tag of a page. */
export interface Tag {
  readonly name: string;
  /** Values as the browser reads them, character references resolved; an attribute without a value has ''. */
  readonly attributes: ReadonlyMap<string, string>;
}

const REFERENCES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

const unescapeHtml = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(amp|lt|gt|quot));/gi, (_, hex, decimal, name) =>
    name ? (REFERENCES[name] ?? '') : String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)),
  );

const TAG = /<([a-zA-Z][\w-]*)((?:\s+[^\s=>"'/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+))?)*)\s*\/?>/g;
const ATTRIBUTE = /([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?/g;

/** The start tags of a page in their order; enough of HTML for pages that a validator has passed. */
export const tagsOf = (html: string): Tag[] =>
  [...html.replace(/<!--[\s\S]*?-->|(?<=<(script|style)\b[^>]*>)[\s\S]*?(?=<\/\1>)/g, '').matchAll(TAG)].map(
    ([, name = '', attributes = '']) => ({
      name: name.toLowerCase(),
      attributes: new Map(
        [...attributes.matchAll(ATTRIBUTE)].map(([, key = '', double, single, bare]) => [
          key.toLowerCase(),
          unescapeHtml(double ?? single ?? bare ?? ''),
        ]),
      ),
    }),
  );

/** `content` of every `<meta name>`. */
export const metaOf = (tags: readonly Tag[]): Map<string, string> =>
  new Map(
    tags
      .filter(({ name, attributes }) => name === 'meta' && attributes.has('name'))
      .map(({ attributes }) => [attributes.get('name') ?? '', attributes.get('content') ?? '']),
  );

/** The `<link>`s of one relation. */
export const linksOf = (tags: readonly Tag[], rel: string): ReadonlyMap<string, string>[] =>
  tags.filter(({ name, attributes }) => name === 'link' && attributes.get('rel') === rel).map((tag) => tag.attributes);

/** The structured data of a page, parsed. @throws SyntaxError when one is not JSON */
export const jsonLdOf = (html: string): { readonly '@type': string; readonly [key: string]: unknown }[] =>
  [...html.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g)].map(([, json = '']) =>
    JSON.parse(json),
  );
