import { breadcrumbs, jsonLd } from '../../shared/json-ld.mjs';
import { FOOT, NAV } from '../../shared/navigation.mjs';
import { escapeHtml, qrSvg } from '../../shared/words.mjs';

const link = ([url, name]) => `<li><a href="${url}">${escapeHtml(name)}</a></li>`;
const meta = (name, content) => `<meta name="${name}" content="${escapeHtml(content)}">`;
const script = (data) => `<script type="application/ld+json">${jsonLd(data)}</script>`;

const columnTags = ({ name, description, keywords, columnType }) =>
  `${meta('ColumnName', name)}${meta('ColumnDescription', description)}${meta('ColumnKeywords', keywords.join(','))}${meta('ColumnType', columnType)}`;

const articleTags = ({ publishedOn, source, keywords }, title, address) =>
  `${meta('ArticleTitle', title)}${meta('PubDate', `${publishedOn} 00:00`)}${meta('ContentSource', source)}${meta('Url', address)}${meta('Keywords', keywords.join(','))}`;

const TOOLS =
  '<a class="skip" href="#main">跳到正文</a><section class="tools" aria-label="显示和语言"><ul><li><label><input type="checkbox" id="mode-large">长辈版</label></li><li><label><input type="checkbox" id="mode-dark">深色</label></li></ul><ul><li><a href="/en/" lang="en" hreflang="en">English</a></li></ul></section>';

const masthead = (site) =>
  `<header class="masthead"><a class="brand" href="/">${escapeHtml(site.name)}</a><form class="search" action="/search/" role="search"><label class="visually-hidden" for="q-head">搜索政府信息</label><input id="q-head" name="q" type="search" placeholder="标题、文号或内容"><button class="button">搜索</button></form></header>`;

const foot = (site, sponsor, address) =>
  `<footer class="foot"><div><p>主办单位：${escapeHtml(sponsor.name)}　承办单位：${escapeHtml(site.operator)}</p><p>地址：${escapeHtml(site.address)}　电话：${escapeHtml(site.phone)}</p><p>政府网站标识码：${site.siteIdCode}　${escapeHtml(site.icp)}　${escapeHtml(site.publicSecurityNo)}</p><ul>${FOOT.map(link).join('')}</ul></div><div class="scan">${qrSvg(address)}<p>扫一扫在手机打开当前页</p></div></footer>`;

/** The frame of every page: tags, tools, navigation, path, foot with the page's own code. */
export const frame = ({ city, url, title, description, column, article, path = [], data }, main) => {
  const { site, agencies } = city;
  const address = `https://${site.domain}${url}`;
  const trail = [['/', '首页'], ...path];
  return `<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)} - ${escapeHtml(site.name)}</title>${meta('description', description)}${meta('SiteName', site.name)}${meta('SiteDomain', site.domain)}${meta('SiteIDCode', site.siteIdCode)}${column ? columnTags(column) : ''}${article ? articleTags(article, title, address) : ''}<link rel="canonical" href="${address}"><link rel="icon" href="/favicon.svg" type="image/svg+xml"><link rel="stylesheet" href="/style.css"><script src="/mode.js"></script>${script(breadcrumbs(site.domain, [...trail, [url, title]]))}${data ? script(data) : ''}</head><body>${TOOLS}${masthead(site)}<nav class="nav" aria-label="主导航"><ul>${NAV.map(link).join('')}</ul></nav><nav class="path" aria-label="当前位置"><ol>${trail.map(link).join('')}</ol></nav><main id="main" tabindex="-1">${main}</main>${foot(site, agencies[site.sponsor], address)}<script type="module" src="/page.js"></script></body></html>`;
};
