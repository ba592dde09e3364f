import { longDate } from './words.mjs';

/** The catalogue record: label, text and where it leads; empty fields are left out. */
export const metadataRows = (data) => {
  const { agencies, themes, items } = data.city;
  return [
    ['索引号', data.indexNo],
    ['发文字号', data.docNo],
    ['发布机构', agencies[data.publisher].name, `/agencies/${data.publisher}/`],
    ['联合发文', data.jointPublishers?.map((id) => agencies[id].name).join('、')],
    ['主题分类', `${themes[data.theme].name} / ${data.subTheme}`, `/themes/${data.theme}/`],
    ['体裁', data.genre],
    ['成文日期', longDate(data.writtenOn)],
    ['发布日期', longDate(data.publishedOn)],
    ['施行日期', longDate(data.effectiveOn)],
    ['废止日期', data.repealedOn && longDate(data.repealedOn)],
    ['公开事项', items[data.statutoryItem].name, `/catalogue/${data.statutoryItem}/`],
    ['公开属性', data.disclosure],
    ['关键词', data.keywords.join('、')],
    ['有效性', data.validity],
  ].filter(([, text]) => text);
};

/** The names of the organs that issued a document, the leading one first. */
export const organNames = ({ publisher, jointPublishers = [], city }) =>
  [publisher, ...jointPublishers].map((id) => city.agencies[id].name);

/** The headings of a rendered text. */
export const outlineOf = (content) =>
  [...content.matchAll(/<h[23] id="([^"]+)">(.*?)<\/h/g)].map(([, id, text]) => ({ id, text }));

export const citation = ({ title, docNo, writtenOn, city, page, publisher }) =>
  `${city.agencies[publisher].name}：《${title}》（${docNo}），${longDate(writtenOn)}，https://${city.site.domain}${page.url}`;
