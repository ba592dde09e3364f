import { type ListedUpload, NOT_SENT } from '#domain/attachment-list.ts';
import { ATTACHMENT_LIMITS, ATTACHMENT_TYPES, LIMIT_WORDS, UPLOAD_FAULTS } from '#domain/attachment-rules.ts';

/** `accept` of the field; a phone then offers its camera and its pictures too. */
export const ACCEPTED = `${Object.keys(ATTACHMENT_TYPES)
  .map((type) => `.${type}`)
  .join()},.jpeg`;

/** What may be attached, told before anything is chosen. */
export const ALLOWED = `${Object.values(ATTACHMENT_TYPES)
  .map(({ name }) => name)
  .join('、')}。每个不超过 ${LIMIT_WORDS.file}，最多 ${ATTACHMENT_LIMITS.files} 个，合计不超过 ${LIMIT_WORDS.all}`;

/** The form by which a file goes to a bucket (Hall.astro). */
export const HALL_FORM = 'hall';

/** What a row of the list says; scripting reads the same words from the page. */
export const FILE_STATES = {
  sending: '正在上传',
  waiting: '待查：已经收到，正在检查',
  clean: '已通过检查',
  refused: '未通过：',
  notSent: '还没有上传：只记下了文件名，请重新选择这个文件',
  gone: '已经过期，请移除，再重新选择',
  broken: '没有传完，请移除，再重新选择',
  tooMany: `没有上传：最多 ${ATTACHMENT_LIMITS.files} 个附件`,
  tooMuch: `没有上传：附件合计超过 ${LIMIT_WORDS.all}`,
  tooOften: '没有上传：这个网络上传得太频繁，请一小时后再试',
  busy: '还有文件没有传完，请等一等再继续',
  cancel: '取消',
  remove: '移除',
  ...Object.fromEntries(Object.entries(UPLOAD_FAULTS).map(([key, { fault, remedy }]) => [key, `${fault}。${remedy}`])),
} as const;

/** 待查, 已通过, 未通过 — the state of a file in words. */
export const fileState = ({ id, upload }: ListedUpload): { readonly state: string; readonly words: string } => {
  if (id === NOT_SENT) return { state: 'notSent', words: FILE_STATES.notSent };
  if (!upload) return { state: 'gone', words: FILE_STATES.gone };
  if (upload.state !== 'refused') return { state: upload.state, words: FILE_STATES[upload.state] };
  const { fault, remedy } = UPLOAD_FAULTS[upload.fault ?? 'broken'];
  return { state: 'refused', words: `${FILE_STATES.refused}${fault}。${remedy}` };
};
