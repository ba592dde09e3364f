import {
  type AnnualReportFields,
  APPLICANT_COLUMNS,
  OUTCOME_ROWS,
  type OutcomeRow,
} from '#content/schema/annual-report.ts';

/** A row of 表二: its label and seven figures, the last their total. */
export interface Table2Row {
  readonly label: string;
  readonly figures: readonly number[];
  readonly strong?: boolean;
}

const withTotal = (figures: readonly number[]): number[] => [
  ...figures,
  figures.reduce((sum, figure) => sum + figure, 0),
];

const NONE = APPLICANT_COLUMNS.map(() => 0);

/** 表二 — the 25 rows of the official form, totals computed (国办公开办函〔2021〕30号). */
export const table2Rows = ({ table2 }: Pick<AnnualReportFields, 'table2'>): Table2Row[] => {
  const outcomes = (Object.keys(OUTCOME_ROWS) as OutcomeRow[]).map((id) => ({
    label: `三、${OUTCOME_ROWS[id]}`,
    figures: table2.outcomes[id] ?? NONE,
  }));
  const processed = NONE.map((_, at) => outcomes.reduce((sum, { figures }) => sum + (figures[at] ?? 0), 0));
  return [
    { label: '一、本年新收政府信息公开申请数量', figures: table2.newThisYear, strong: true },
    { label: '二、上年结转政府信息公开申请数量', figures: table2.carriedIn, strong: true },
    ...outcomes,
    { label: '三、（七）总计', figures: processed, strong: true },
    { label: '四、结转下年度继续办理', figures: table2.carriedOut, strong: true },
  ].map(({ figures, ...row }) => ({ ...row, figures: withTotal(figures) }));
};

const GROUPS = [
  ['granted.full', '予以公开'],
  ['granted.partial', '部分公开'],
  ['denied', '不予公开'],
  ['unable', '无法提供'],
  ['notProcessed', '不予处理'],
  ['other', '其他处理'],
] as const;

/** 办理结果 in the six groups of the form, all applicants together. */
export const outcomeBars = ({ table2 }: Pick<AnnualReportFields, 'table2'>): { label: string; value: number }[] =>
  GROUPS.map(([group, label]) => ({
    label,
    value: Object.entries(table2.outcomes)
      .filter(([id]) => id.startsWith(group))
      .reduce((sum, [, row]) => sum + (row ?? []).reduce((all, figure) => all + figure, 0), 0),
  }));

/** 本年新收 by kind of applicant. */
export const applicantBars = ({ table2 }: Pick<AnnualReportFields, 'table2'>): { label: string; value: number }[] =>
  APPLICANT_COLUMNS.map((label, at) => ({
    label: at === 0 ? label : `${label}${at === 5 ? '组织' : ''}`,
    value: table2.newThisYear[at] ?? 0,
  }));
