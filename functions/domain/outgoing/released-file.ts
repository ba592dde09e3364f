import type { Attachment } from '../attachment-rules.ts';

/** 出文检查的结果 — whether a file may leave; `confirm` waits for an officer to look at each finding, `confirmed` has had it. */
export const FILE_CHECKS = {
  clean: { name: '检查通过', passes: true },
  confirmed: { name: '已逐处核对确认', passes: true },
  confirm: { name: '等待逐处核对', passes: false },
  blocked: { name: '不能给出', passes: false },
} as const;

export type FileCheck = keyof typeof FILE_CHECKS;

/** 随答复公开的文件 — bound to its draft by its hash; its name is released with it. */
export interface ReleasedFile extends Attachment {
  readonly name: string;
  readonly check: FileCheck;
}

/** Whether a file has passed 出文检查 and may go out with a reply. */
export const mayLeave = ({ check }: Pick<ReleasedFile, 'check'>): boolean => FILE_CHECKS[check].passes;
