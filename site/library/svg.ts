const utf8 = new TextDecoder('utf-8', { fatal: true });

/** What an SVG may hold: shapes, text and paint. Links, pictures, animation and whatever runs are not among them. */
const ELEMENTS = new Set(
  'svg g defs symbol use switch title desc metadata style path rect circle ellipse line polyline polygon text tspan textPath linearGradient radialGradient stop clipPath mask pattern marker filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence'.split(
    ' ',
  ),
);

const DECLARATION = /^\uFEFF?<\?xml\s[^<>?]*\?>/;
const OTHER_ENCODING = /encoding\s*=\s*["'](?!utf-8["'])/i;
/** Sticky, so that a file is read once from end to end. */
const TAG = /<\/?([\w.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*\/?>/y;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*("[^"]*"|'[^']*')/g;
/** Anything in a value or a style sheet that could fetch, or hide that it does. */
const REACHES_OUT = /url\(\s*["']?(?!["'#])|image-set|image\(|src\(|script:|data:|\/\/|@|\\|&#/i;
const ENTITY = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-f]{1,6});)/i;

const isSafe = ([, name = '', quoted = '']: readonly string[]): boolean => {
  const value = quoted.slice(1, -1);
  if (/^xmlns(?::|$)/.test(name)) return true;
  const local = name.split(':').at(-1)?.toLowerCase() ?? '';
  if (local.startsWith('on')) return false;
  if (local === 'href' || local === 'src') return value.startsWith('#');
  return !REACHES_OUT.test(value);
};

/** Whether a file is an SVG that draws and does nothing else; a browser opens it as a page of this site. */
export const isPlainSvg = (bytes: Uint8Array): boolean => {
  let source: string;
  try {
    source = utf8.decode(bytes);
  } catch {
    return false;
  }
  const declaration = DECLARATION.exec(source)?.[0] ?? '';
  if (OTHER_ENCODING.test(declaration) || source.includes('\0') || ENTITY.test(source)) return false;
  let inStyle = false;
  let at = declaration.length;
  for (let next = source.indexOf('<', at); next >= 0; next = source.indexOf('<', at)) {
    // Whatever stands between is left out, and the style sheet read as one.
    if (inStyle && (REACHES_OUT.test(source.slice(at, next)) || !source.startsWith('</style', next))) return false;
    if (source.startsWith('<!--', next)) {
      const end = source.indexOf('-->', next + 4);
      if (end < 0) return false;
      at = end + 3;
      continue;
    }
    TAG.lastIndex = next;
    const [tag, name = '', attributes = ''] = TAG.exec(source) ?? [];
    if (!tag || !ELEMENTS.has(name) || ![...attributes.matchAll(ATTRIBUTE)].every(isSafe)) return false;
    if (name === 'style') inStyle = !tag.startsWith('</') && !tag.endsWith('/>');
    at = next + tag.length;
  }
  return /<svg[\s>]/.test(source);
};
