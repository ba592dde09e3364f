import * as z from 'zod';
import { attachments, civilDate, demo, field, slug, text } from './field.ts';

const count = z.int().min(0);

/** 表二的列: who applied; the total is computed (国办公开办函〔2021〕30号). */
export const APPLICANT_COLUMNS = ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'] as const;

/** 表三、（一）至（六）: the 21 outcomes, in the order of the official table. */
export const OUTCOME_ROWS = {
  'granted.full': '（一）予以公开',
  'granted.partial': '（二）部分公开（区分处理的，只计这一情形，不计其他情形）',
  'denied.stateSecret': '（三）不予公开：1.属于国家秘密',
  'denied.otherLaw': '（三）不予公开：2.其他法律行政法规禁止公开',
  'denied.threeSecurities': '（三）不予公开：3.危及“三安全一稳定”',
  'denied.thirdParty': '（三）不予公开：4.保护第三方合法权益',
  'denied.internalAffairs': '（三）不予公开：5.属于三类内部事务信息',
  'denied.process': '（三）不予公开：6.属于四类过程性信息',
  'denied.enforcementFile': '（三）不予公开：7.属于行政执法案卷',
  'denied.adminQuery': '（三）不予公开：8.属于行政查询事项',
  'unable.notHeld': '（四）无法提供：1.本机关不掌握相关政府信息',
  'unable.needsCreation': '（四）无法提供：2.没有现成信息需要另行制作',
  'unable.stillUnclear': '（四）无法提供：3.补正后申请内容仍不明确',
  'notProcessed.petition': '（五）不予处理：1.信访举报投诉类申请',
  'notProcessed.repeat': '（五）不予处理：2.重复申请',
  'notProcessed.publication': '（五）不予处理：3.要求提供公开出版物',
  'notProcessed.excessive': '（五）不予处理：4.无正当理由大量反复申请',
  'notProcessed.confirmOrReissue': '（五）不予处理：5.要求行政机关确认或重新出具已获取信息',
  'other.notSupplemented': '（六）其他处理：1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
  'other.feeUnpaid': '（六）其他处理：2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
  'other.other': '（六）其他处理：3.其他',
} as const;

export type OutcomeRow = keyof typeof OUTCOME_ROWS;

const applicants = z.tuple([count, count, count, count, count, count]);

const outcomes = Object.fromEntries(
  Object.entries(OUTCOME_ROWS).map(([id, label]) => [
    id,
    field(applicants.optional(), label, '六列依次为表二的申请人类别；没有的可不写'),
  ]),
) as { [K in OutcomeRow]: z.ZodOptional<typeof applicants> };

const results = z.strictObject({
  upheld: field(count, '结果维持', '件数'),
  corrected: field(count, '结果纠正', '件数'),
  other: field(count, '其他结果', '件数'),
  pending: field(count, '尚未审结', '件数'),
});

const stock = z.strictObject({
  made: field(count, '本年制发件数', '件数'),
  repealed: field(count, '本年废止件数', '件数'),
  inForce: field(count, '现行有效件数', '件数'),
});

/** `annual-reports/*.md` — 政府信息公开工作年度报告; the Markdown holds the six chapters, tables come from the fields. */
export const annualReportSchema = z
  .strictObject({
    title: field(text, '标题', '完整标题'),
    titleEn: field(text.optional(), '英文标题', '有英文译名时填写'),
    column: field(slug.default('annual-reports'), '栏目', 'kind 为 reports 的栏目', 'annual-reports'),
    year: field(z.int().min(2008).max(2100), '报告年度', '报告的是哪一年', '2020'),
    publisher: field(slug, '发布机构', '机构编号', 'general-office'),
    publishedOn: field(civilDate, '发布日期', '部门 1 月 31 日前，政府 3 月 31 日前（条例第四十九条）', '2021-03-31'),
    summary: field(text, '内容概述', '一两句话'),
    highlights: field(
      z
        .array(
          z.strictObject({
            label: field(text, '指标', '指标名称', '全年主动公开政府信息'),
            value: field(z.number(), '数值', '数字', '13954'),
            unit: field(text, '单位', '数字的单位', '条'),
          }),
        )
        .default([]),
      '年度数字',
      '页首突出显示的数字',
    ),
    table1: field(
      z.strictObject({
        rules: field(stock, '规章', '第二十条第（一）项'),
        normativeDocuments: field(stock, '行政规范性文件', '第二十条第（一）项'),
        licensing: field(count, '行政许可', '第二十条第（五）项：本年处理决定数量'),
        penalties: field(count, '行政处罚', '第二十条第（六）项：本年处理决定数量'),
        coercion: field(count, '行政强制', '第二十条第（六）项：本年处理决定数量'),
        feesWanYuan: field(z.number().min(0), '行政事业性收费', '第二十条第（八）项：本年收费金额（万元）'),
      }),
      '表一',
      '主动公开政府信息情况',
    ),
    table2: field(
      z.strictObject({
        newThisYear: field(applicants, '本年新收政府信息公开申请数量', '六列'),
        carriedIn: field(applicants, '上年结转政府信息公开申请数量', '六列'),
        outcomes: field(z.strictObject(outcomes), '本年度办理结果', '21 种结果'),
        carriedOut: field(applicants, '结转下年度继续办理', '六列'),
      }),
      '表二',
      '收到和处理政府信息公开申请情况',
    ),
    table3: field(
      z.strictObject({
        review: field(results, '行政复议', '四列'),
        suitDirect: field(results, '行政诉讼：未经复议直接起诉', '四列'),
        suitAfterReview: field(results, '行政诉讼：复议后起诉', '四列'),
      }),
      '表三',
      '政府信息公开行政复议、行政诉讼情况',
    ),
    attachments,
    demo,
  })
  .superRefine(({ table2 }, context) => {
    for (const [at, name] of APPLICANT_COLUMNS.entries()) {
      const processed = Object.values(table2.outcomes).reduce((sum, row) => sum + (row?.[at] ?? 0), 0);
      const taken = (table2.newThisYear[at] ?? 0) + (table2.carriedIn[at] ?? 0);
      const left = processed + (table2.carriedOut[at] ?? 0);
      if (taken !== left)
        context.addIssue({
          code: 'custom',
          path: ['table2'],
          message: `“${name}”一列勾稽关系不成立：新收加结转为 ${taken}，办理结果加结转下年为 ${left}`,
        });
    }
  });

export type AnnualReportFields = z.infer<typeof annualReportSchema>;
