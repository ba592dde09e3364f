import { FORM_PAGES, type FormPage, type Question, type When } from './application-questions.ts';

/** The last page, before 提交. */
export const REVIEW = { id: 'review', title: '核对后提交', lead: '请看一遍。要改的点“修改”，改完回到这里。' } as const;

/** Pages one goes through: the questions, then 核对. */
export const FORM_STEPS: readonly Pick<FormPage, 'id' | 'title' | 'lead'>[] = [...FORM_PAGES, REVIEW];

export const RECEIPT_URL = '/apply/new/receipt/';

export const formUrl = (id: string): string => (id === 'who' ? '/apply/new/' : `/apply/new/${id}/`);

const questions = FORM_PAGES.flatMap((page) => page.questions);

/** Every field there is, each once, in the order asked. */
export const FIELD_NAMES: readonly string[] = [...new Set([...questions.map(({ name }) => name), 'attachmentNames'])];

export const namesOn = (page: FormPage): string[] => [...new Set(page.questions.map(({ name }) => name))];

/** The page of 附件, whose form carries files. */
export const FILES_PAGE = 'files';

export const questionOf = (name: string): Question | undefined => questions.find((question) => question.name === name);

/** Whether something is meant for this kind of applicant; while the kind is not known, it is. */
export const isFor = (when: When | undefined, applicantKind: string | undefined): boolean => {
  if (!applicantKind || (when !== 'person' && when !== 'organisation')) return true;
  return (when === 'person') === (applicantKind === 'naturalPerson');
};

/** Faults in the order in which the fields stand. */
export const inOrder = <T extends { readonly field: string }>(faults: readonly T[]): T[] =>
  faults.toSorted((a, b) => FIELD_NAMES.indexOf(a.field) - FIELD_NAMES.indexOf(b.field));

/** Fields judged by more than whether they are filled in: that check says what to do. */
const JUDGED = new Set(['personal.idNumber', 'personal.agentIdNumber', 'idKind', 'obtaining']);

/** What is wrong with a field, in the form's own words: the schema knows the fault, the form the remedy. */
export const inOwnWords = <T extends { field: string; label: string; fault: string; remedy: string }>(
  problem: T,
): T => {
  const question = questionOf(problem.field);
  if (!question) return problem;
  // What the schema itself refuses it quotes; the form knows what to do.
  const isJudged = JUDGED.has(problem.field) && !/^(?:没有填写$|“)/.test(problem.fault);
  const knowsBetter = question.type === 'files' || isJudged;
  const fault = question.choices && problem.fault === '没有填写' ? '没有选' : problem.fault;
  return { ...problem, label: question.label, fault, ...(!knowsBetter && { remedy: question.ask }) };
};

/** What to say when a form that is in order could not be taken, by the problem's code. */
export const SENDING_FAULTS: Readonly<Record<string, { readonly fault: string; readonly remedy: string }>> = {
  noKey: { fault: '这一页没有传完整', remedy: '请核对后再点一次“提交申请”' },
  keyReused: {
    fault: '这张表已经提交过，这一次的内容不一样',
    remedy: '要另外再申请一件的，请再点一次“提交申请”；只想看回执的，请退回到回执那一页',
  },
  busy: { fault: '现在提交的人太多', remedy: '请过一会儿再点“提交申请”，不会重复' },
  tooOften: { fault: '这个网络提交得太频繁', remedy: '填写的内容还在，请一小时后再点“提交申请”，或者邮寄、当面提交' },
};
