/** The baseline: the same documents with Eleventy, as someone who knows it well would build them. */
import MarkdownIt from 'markdown-it';
import { chainOf } from '../shared/chain.mjs';
import { byId, byKeyword, byTheme, documents, feeds, lists, publications } from '../shared/collections.mjs';
import { citation, metadataRows, organNames, outlineOf } from '../shared/document.mjs';
import { breadcrumbs, jsonLd, legislation } from '../shared/json-ld.mjs';
import { FOOT, NAV } from '../shared/navigation.mjs';
import { listTitle, pageUrl, shownNumbers } from '../shared/paging.mjs';
import { related } from '../shared/related.mjs';
import { longDate, qrSvg } from '../shared/words.mjs';

/** Headings get an anchor, for the outline. */
const anchors = (md) =>
  md.core.ruler.push('anchors', ({ tokens }) => {
    let number = 0;
    for (const token of tokens) if (token.type === 'heading_open') token.attrSet('id', `s${++number}`);
  });

const FILTERS = {
  longDate,
  qrSvg,
  jsonLd,
  breadcrumbs,
  legislation,
  metadataRows,
  organNames,
  outlineOf,
  citation,
  chainOf,
  related,
  listTitle,
  pageUrl,
  shownNumbers,
};
const COLLECTIONS = { documents, publications, byId, byKeyword, byTheme, lists, feeds };

export default (config) => {
  config.setUseGitIgnore(false);
  config.setLibrary('md', new MarkdownIt({ html: false }).use(anchors));
  for (const [name, make] of Object.entries(COLLECTIONS)) config.addCollection(name, make);
  for (const [name, filter] of Object.entries(FILTERS)) config.addFilter(name, filter);
  config.addGlobalData('NAV', NAV);
  config.addGlobalData('FOOT', FOOT);
  for (const layout of ['document', 'interpretation'])
    config.addLayoutAlias(layout, `${layout}.${process.env.TEMPLATES}`);
  // Official texts hold no template code: without this every one would go through Liquid.
  return { markdownTemplateEngine: false };
};
