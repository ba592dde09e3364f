import { type Document, type Library, urlOf } from '../library/library.ts';
import { itemNumber, longDate } from './words.ts';

/** 发文机关标志 — the red head: the organs' names, with 文件 or 令 as the number tells (GB/T 9704). */
export const documentMark = (organs: readonly string[], docNo: string | undefined): string => {
  const names = organs.join('　');
  if (!docNo) return names;
  return docNo.includes('令第') ? `${organs[0]}令` : `${names}文件`;
};

/** 引文 — 机关. 标题: 文号[日期]. 网址, as one would cite it in a letter. */
export const citation = ({ site, agency }: Library, document: Document): string => {
  const { title, docNo, publisher, writtenOn } = document.fields;
  const number = docNo ? `（${docNo}）` : '';
  return `${agency(publisher).fields.name}：《${title}》${number}，${longDate(writtenOn)}，https://${site.domain}${urlOf(document)}`;
};

interface Row {
  readonly label: string;
  readonly text: string;
  readonly url?: string;
}

/** The catalogue record, in the order of the official pages (DOMAIN 4.1); empty fields are left out. */
export const metadataRows = (library: Library, { fields }: Document): Row[] => {
  const theme = library.theme(fields.theme);
  const item = library.statutory.find(({ id }) => id === fields.statutoryItem);
  const rows: (Row | undefined | false)[] = [
    { label: '索引号', text: fields.indexNo },
    { label: '发文字号', text: fields.docNo ?? '无' },
    {
      label: '发布机构',
      text: library.agency(fields.publisher).fields.name,
      url: urlOf(library.agency(fields.publisher)),
    },
    fields.jointPublishers.length > 0 && {
      label: '联合发文',
      text: fields.jointPublishers.map((id) => library.agency(id).fields.name).join('、'),
    },
    {
      label: '主题分类',
      text: fields.subTheme ? `${theme.name} / ${fields.subTheme}` : theme.name,
      url: `/themes/${theme.id}/`,
    },
    { label: '体裁', text: fields.genre },
    { label: '成文日期', text: longDate(fields.writtenOn) },
    { label: '发布日期', text: longDate(fields.publishedOn) },
    fields.turnedPublicOn
      ? { label: '转为主动公开', text: longDate(fields.turnedPublicOn), url: '/apply/released/' }
      : undefined,
    fields.effectiveOn ? { label: '施行日期', text: longDate(fields.effectiveOn) } : undefined,
    fields.expiresOn ? { label: '有效期至', text: longDate(fields.expiresOn) } : undefined,
    fields.repealedOn ? { label: '废止日期', text: longDate(fields.repealedOn) } : undefined,
    item && { label: '公开事项', text: `${itemNumber(item.no)} ${item.name}`, url: `/catalogue/${item.id}/` },
    { label: '公开属性', text: fields.disclosure },
    fields.keywords.length > 0 && { label: '关键词', text: fields.keywords.join('、') },
  ];
  return rows.filter((row): row is Row => Boolean(row));
};

const LEGAL_FORCE = {
  现行有效: 'InForce',
  已修改: 'PartiallyInForce',
  失效: 'NotInForce',
  废止: 'NotInForce',
  尚未施行: 'NotInForce',
} as const;

/** Legislation of schema.org. */
export const legislation = (library: Library, document: Document): object => {
  const { fields } = document;
  const address = (id: string) => `https://${library.site.domain}${urlOf({ collection: 'documents', id })}`;
  const shown = (ids: readonly string[]) => ids.filter((id) => library.document(id)).map(address);
  return {
    '@context': 'https://schema.org',
    '@type': 'Legislation',
    '@id': address(document.id),
    name: fields.title,
    legislationIdentifier: fields.docNo ?? fields.indexNo,
    legislationType: fields.genre,
    legislationDate: fields.writtenOn,
    datePublished: fields.publishedOn,
    ...(fields.effectiveOn && { legislationDateVersion: fields.effectiveOn }),
    legislationLegalForce: `https://schema.org/${LEGAL_FORCE[fields.validity]}`,
    legislationPassedBy: { '@type': 'GovernmentOrganization', name: library.agency(fields.publisher).fields.name },
    legislationRepeals: shown(fields.replaces),
    legislationChanges: shown(fields.amends),
    keywords: fields.keywords.join(','),
    description: fields.summary,
    inLanguage: 'zh-Hans',
    url: address(document.id),
  };
};
