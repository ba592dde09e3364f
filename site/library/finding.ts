/** One thing wrong with a content file: where, what, and how to mend it. */
export interface Finding {
  readonly severity: 'error' | 'warning';
  /** Path below the content folder. */
  readonly file: string;
  /** Chinese label and identifier of the field, when it is one field's fault. */
  readonly label?: string | undefined;
  readonly field?: string | undefined;
  readonly fault: string;
  readonly remedy: string;
}

/** One line for an author: 文件 · 字段 · 问题 · 改法. */
export const formatFinding = ({ severity, file, label, field, fault, remedy }: Finding): string =>
  [
    severity === 'error' ? '错误' : '提醒',
    ` ${file}：`,
    label ? `“${label}”（${field}）` : '',
    `${fault}。改法：${remedy.replace(/。$/, '')}。`,
  ].join('');

/** Content that must not be published as it stands; the message lists every error. */
export class ContentError extends Error {
  override readonly name = 'ContentError';
  constructor(findings: readonly Finding[]) {
    super(findings.map(formatFinding).join('\n'));
  }
}

/** A fault of one field of one entry; the label is the field's Chinese name. */
export const fieldFinding = (
  severity: Finding['severity'],
  { file }: { file: string },
  [label, field]: readonly [label: string, field: string],
  fault: string,
  remedy: string,
): Finding => ({ severity, file, label, field, fault, remedy });
