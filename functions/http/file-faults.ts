import { type Listed, NOT_SENT } from '#domain/attachment-list.ts';
import type { FieldProblem } from './problem.ts';

/** What is wrong with one file of 附件, told by its name. */
export const fileFault = (name: string, fault: string, remedy: string): FieldProblem => ({
  field: 'attachments',
  label: '附件',
  fault: `“${name}”${fault}`,
  remedy,
});

/** Files of which a draft kept no more than the name. */
export const notSentFaults = (list: readonly Listed[]): FieldProblem[] =>
  list
    .filter(({ id }) => id === NOT_SENT)
    .map(({ name }) => fileFault(name, '只记下了文件名，还没有上传', '请重新选择这个文件，或者移除'));
