import type { DocumentFields } from '#content/schema/document.ts';
import { FACETS, type Facet } from '#domain/search/record.ts';
import type { Library, Publication } from '../library/library.ts';
import { CATEGORIES, type Category } from './record.ts';

/** How facets are called on the page. */
export const FACET_NAMES: Record<Facet, string> = {
  category: '类别',
  agency: '机构',
  theme: '主题',
  genre: '体裁',
  year: '年份',
  validity: '有效性',
};

/** 体裁 in addresses: sounds, since not all have a settled English name. */
export const GENRE_SLUGS: Record<DocumentFields['genre'], string> = {
  决议: 'jueyi',
  决定: 'jueding',
  命令: 'mingling',
  公报: 'gongbao',
  公告: 'gonggao',
  通告: 'tonggao',
  意见: 'yijian',
  通知: 'tongzhi',
  通报: 'tongbao',
  报告: 'baogao',
  请示: 'qingshi',
  批复: 'pifu',
  议案: 'yian',
  函: 'han',
  纪要: 'jiyao',
  规章: 'guizhang',
  法律: 'falv',
  法规: 'fagui',
  办法: 'banfa',
  方案: 'fangan',
  规划: 'guihua',
  其他: 'qita',
};

/** 有效性 in addresses. */
export const VALIDITY_SLUGS: Record<DocumentFields['validity'], string> = {
  现行有效: 'in-force',
  已修改: 'amended',
  尚未施行: 'not-yet',
  失效: 'lapsed',
  废止: 'repealed',
};

/** The agencies a page belongs to: who published it, or the agency itself. */
export const agencyIds = (entry: Publication | Library['agencies'][number]): string[] => {
  if (entry.collection === 'agencies') return [entry.id];
  const { fields } = entry;
  return [fields.publisher, ...('jointPublishers' in fields ? fields.jointPublishers : [])];
};

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** A facet as it is shown: its name, and its values in order. */
export interface FacetChoices {
  readonly facet: Facet;
  readonly name: string;
  readonly choices: readonly Choice[];
}

/** The values of every facet that some page has, in the order they are shown. */
export const facetChoices = (library: Library): FacetChoices[] => {
  const { documents, agencies, publications, themes, years } = library;
  const genres = new Set(documents.map(({ fields }) => fields.genre));
  const validities = new Set(documents.map(({ fields }) => fields.validity));
  const present = new Set<Category>([...publications, ...agencies].map(({ collection }) => collection as Category));
  const rows = <K extends string>(table: Readonly<Record<K, string>>, has: ReadonlySet<K>) =>
    (Object.keys(table) as K[]).filter((key) => has.has(key));
  const choices: Record<Facet, Choice[]> = {
    category: rows(CATEGORIES, present).map((value) => ({ value, label: CATEGORIES[value] })),
    agency: agencies.map(({ id, fields }) => ({ value: id, label: fields.shortName })),
    theme: themes
      .filter(({ id }) => library.inTheme(id).length > 0)
      .map(({ id, name }) => ({ value: id, label: name })),
    genre: rows(GENRE_SLUGS, genres).map((label) => ({ value: GENRE_SLUGS[label], label })),
    year: years.map((value) => ({ value, label: value })),
    validity: rows(VALIDITY_SLUGS, validities).map((label) => ({ value: VALIDITY_SLUGS[label], label })),
  };
  return FACETS.map((facet) => ({ facet, name: FACET_NAMES[facet], choices: choices[facet] }));
};
