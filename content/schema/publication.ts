import * as z from 'zod';
import { attachments, civilDate, demo, field, keywords, slug, text } from './field.ts';
import { STATUTORY_IDS } from './statutory.ts';

const common = {
  title: field(text, '标题', '完整标题'),
  titleEn: field(text.optional(), '英文标题', '有英文译名时填写'),
  publisher: field(slug, '发布机构', '机构编号', 'general-office'),
  publishedOn: field(civilDate, '发布日期', '首次公开的日期', '2020-05-12'),
  summary: field(text, '内容概述', '一两句话'),
  demo,
};

/** 解读形式 — text, drawn, filmed, asked and answered, or told to the press. */
const INTERPRETATION_FORMS = ['文字解读', '图解', '视频解读', '问答', '新闻发布会'] as const;

const file = (label: string, note: string, example: string) => field(text, label, note, example);

/** `interpretations/*.md` — 政策解读, bound both ways to the documents it explains. */
export const interpretationSchema = z
  .strictObject({
    ...common,
    column: field(slug.default('interpretations'), '栏目', 'kind 为 interpretations 的栏目', 'interpretations'),
    form: field(z.enum(INTERPRETATION_FORMS), '解读形式', '用什么方式说明', '问答'),
    documents: field(z.array(slug).min(1, '至少写一件公文'), '所解读的公文', '公文编号；对方须写 interpretations'),
    keywords,
    panels: field(
      z
        .array(
          z.strictObject({
            title: field(text, '图解小标题', '一格的题目', '援企稳岗'),
            value: field(text.optional(), '数字', '这一格的关键数字', '15'),
            unit: field(text.optional(), '单位', '数字的单位', '条'),
            points: field(z.array(text).min(1), '要点', '短句'),
          }),
        )
        .optional(),
      '图解',
      '形式为“图解”时必填，页面据此绘图',
    ),
    questions: field(
      z.array(z.strictObject({ q: field(text, '问', '问题'), a: field(text, '答', '回答') })).optional(),
      '问答',
      '形式为“问答”时必填',
    ),
    video: field(
      z
        .strictObject({
          file: file('视频文件', '相对 files/ 的路径，mp4 或 webm', '2020/stable-employment.webm'),
          captions: file('字幕文件', '相对 files/ 的路径，WebVTT', '2020/stable-employment.vtt'),
          durationSeconds: field(z.int().positive(), '时长（秒）', '整数', '95'),
        })
        .optional(),
      '视频',
      '形式为“视频解读”时必填；正文写文字稿',
    ),
    press: field(
      z
        .strictObject({
          heldOn: field(civilDate, '举行日期', '发布会日期', '2020-05-15'),
          place: field(text, '地点', '发布会地点'),
          speakers: field(z.array(text).min(1), '发布人', '职务', '[市人力资源社会保障局负责人]'),
        })
        .optional(),
      '新闻发布会',
      '形式为“新闻发布会”时必填；正文写实录',
    ),
    attachments,
  })
  .refine((it) => it.form !== '图解' || it.panels, { path: ['panels'], message: '形式为“图解”，却没有图解内容' })
  .refine((it) => it.form !== '问答' || it.questions, { path: ['questions'], message: '形式为“问答”，却没有问答内容' })
  .refine((it) => it.form !== '视频解读' || it.video, { path: ['video'], message: '形式为“视频解读”，却没有视频' })
  .refine((it) => it.form !== '新闻发布会' || it.press, {
    path: ['press'],
    message: '形式为“新闻发布会”，却没有发布会信息',
  });

export type InterpretationFields = z.infer<typeof interpretationSchema>;

/** `articles/*.md` — 工作动态、通知公告 and other dated items that are not documents. */
export const articleSchema = z.strictObject({
  ...common,
  column: field(slug, '栏目', 'kind 为 articles 的栏目', 'news'),
  source: field(text.optional(), '来源', '转载时写原发布单位', '市商务局'),
  statutoryItem: field(z.enum(STATUTORY_IDS).optional(), '法定主动公开事项', '条例第二十条的哪一项', 'statistics'),
  keywords,
  attachments,
});

/** `pages/*.md` — 公开指南、公开制度 and other standing pages. */
export const pageSchema = z.strictObject({
  ...common,
  column: field(slug, '栏目', 'kind 为 pages 的栏目', 'guide'),
  order: field(z.int(), '排序', '栏目内的先后', '1'),
  reviewedOn: field(civilDate, '最近核对日期', '条例第五十三条：指南和目录应当及时更新', '2026-11-02'),
  attachments,
});

/** `meetings/*.md` — 常务会议 and its topics. */
export const meetingSchema = z.strictObject({
  ...common,
  column: field(slug.default('meetings'), '栏目', 'kind 为 meetings 的栏目', 'meetings'),
  heldOn: field(civilDate, '召开日期', '会议日期', '2020-03-09'),
  topics: field(
    z
      .array(
        z.strictObject({
          title: field(text, '议题', '研究的事项'),
          decision: field(text, '会议意见', '会议决定了什么'),
          document: field(slug.optional(), '有关公文', '会后印发的公文编号'),
        }),
      )
      .min(1, '至少写一个议题'),
    '议题',
    '会议研究的事项',
  ),
});
