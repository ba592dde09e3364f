/** 遮盖的理由 — under which article a part is not given; what can be told apart is given (第三十七条). */
export const REMOVAL_LAWS = {
  stateSecret: '第十四条：国家秘密、法律行政法规禁止公开、危及“三安全一稳定”',
  thirdParty: '第十五条：商业秘密、个人隐私',
  internalAffairs: '第十六条第一款：内部事务信息',
  process: '第十六条第二款：过程性信息、行政执法案卷',
} as const;

export type RemovalLaw = keyof typeof REMOVAL_LAWS;

/** Whether a word from outside names a reason to remove. */
export const isRemovalLaw = (law: string): law is RemovalLaw => Object.hasOwn(REMOVAL_LAWS, law);

/** 一处遮盖 — in hundredths of the page as it is shown, from its top left corner. */
export interface Mark {
  readonly page: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const LINE = /^(\d{1,3})((?:[\s,，]+\d{1,3}(?:\.\d{1,3})?){4})$/;

/** Marks as written, a line each: 页码 左 上 宽 高. Undefined when a line says anything else. */
export const marksFrom = (text: string): readonly Mark[] | undefined => {
  const marks: Mark[] = [];
  for (const line of text.split('\n').map((each) => each.trim())) {
    if (line === '') continue;
    const [, page, numbers = ''] = LINE.exec(line) ?? [];
    if (page === undefined) return undefined;
    const [left = 0, top = 0, width = 0, height = 0] = (numbers.match(/[\d.]+/g) ?? []).map(Number);
    marks.push({ page: Number(page), left, top, width, height });
  }
  return marks;
};
