import { z } from 'zod';
import { type Library, urlOf } from '../library/library.ts';
import { csvOf } from './csv.ts';

/** One document as open data; the label of each column stands in the schema. */
const recordSchema = z.strictObject({
  id: z.string().meta({ title: '编号' }),
  indexNo: z.string().meta({ title: '索引号' }),
  title: z.string().meta({ title: '标题' }),
  docNo: z.string().meta({ title: '发文字号', description: '没有文号的为空' }),
  publisher: z.string().meta({ title: '发布机构' }),
  jointPublishers: z.string().meta({ title: '联合发文', description: '多个机构用分号隔开' }),
  genre: z.string().meta({ title: '体裁' }),
  theme: z.string().meta({ title: '主题分类' }),
  writtenOn: z.iso.date().meta({ title: '成文日期' }),
  publishedOn: z.iso.date().meta({ title: '发布日期' }),
  effectiveOn: z.string().meta({ title: '施行日期', description: '没有写明的为空' }),
  repealedOn: z.string().meta({ title: '废止日期', description: '没有废止的为空' }),
  validity: z.string().meta({ title: '有效性' }),
  statutoryItem: z.string().meta({ title: '法定主动公开事项' }),
  keywords: z.string().meta({ title: '关键词', description: '用分号隔开' }),
  url: z.url().meta({ title: '网址' }),
});

export type DocumentRecord = z.infer<typeof recordSchema>;

/** JSON Schema of the documents' data set. */
export const documentsSchema = (): object => z.toJSONSchema(z.array(recordSchema));

/** Every published document as a flat record. */
export const documentRecords = (library: Library): DocumentRecord[] =>
  library.documents.map((document) => {
    const { fields } = document;
    const name = (id: string) => library.agency(id).fields.name;
    return {
      id: document.id,
      indexNo: fields.indexNo,
      title: fields.title,
      docNo: fields.docNo ?? '',
      publisher: name(fields.publisher),
      jointPublishers: fields.jointPublishers.map(name).join('；'),
      genre: fields.genre,
      theme: library.theme(fields.theme).name,
      writtenOn: fields.writtenOn,
      publishedOn: fields.publishedOn,
      effectiveOn: fields.effectiveOn ?? '',
      repealedOn: fields.repealedOn ?? '',
      validity: fields.validity,
      statutoryItem: library.statutory.find(({ id }) => id === fields.statutoryItem)?.name ?? '',
      keywords: fields.keywords.join('；'),
      url: `https://${library.site.domain}${urlOf(document)}`,
    };
  });

/** The same as a table. */
export const toCsv = (records: readonly DocumentRecord[]): string => {
  const labels = Object.values(recordSchema.shape).map((column) => String(column.meta()?.title));
  return csvOf([labels, ...records.map((record) => Object.values(record))]);
};
