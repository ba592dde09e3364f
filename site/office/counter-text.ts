import { CHANNELS, type Channel } from '#domain/application/channels.ts';
import { WRITTEN_DOWN } from '#functions/http/counter-form.ts';
import { FORM_PAGES, type Question } from '../text/application-questions.ts';

/** 收到申请之日, by the rule of a channel (第三十一条), as an officer is told it. */
const RULES: Readonly<Record<(typeof CHANNELS)[Channel]['rule'], string>> = {
  submission: '提交或者签收的那一天就是收到申请之日',
  confirmation: '不需要签收的平信：与申请人确认的那一天才是收到申请之日，请打电话确认，再在申请的页面上办理“确认收到”',
  mutual: '双方确认的那一天是收到申请之日；来件那天不是工作日的，为下一个工作日',
};

export const receivedRule = (channel: Channel): string =>
  `${RULES[CHANNELS[channel].rule]}（条例${CHANNELS[channel].law}）`;

/** What the officer answers before the applicant's own answers. */
export const CHANNEL: Question = {
  name: 'channel',
  label: '怎样收到',
  ask: '请选一种',
  choices: WRITTEN_DOWN.map((value) => ({ value, label: CHANNELS[value].name })),
};

/** Headings that speak to the applicant, as an officer reads them. */
const TITLES: Readonly<Record<string, string>> = { contact: '怎样联系申请人', what: '要什么信息', how: '怎样拿到' };

const seen = new Set<string>();
const LABELS: Readonly<Record<string, string>> = { obtaining: '怎样交给申请人' };

/** 申请表 on one page, every question once, none of them hidden by the answer to another. */
export const SECTIONS = FORM_PAGES.map(({ id, title, questions }) => ({
  title: TITLES[id] ?? title,
  questions: questions
    .filter(({ name, type }) => type !== 'files' && !seen.has(name) && seen.add(name))
    .map(({ when: _, choices, ...question }) => ({
      ...question,
      label: LABELS[question.name] ?? question.label,
      ...(choices && { choices: choices.map(({ value, label }) => ({ value, label })) }),
    })),
})).filter(({ questions }) => questions.length > 0);

/** An answer in words. */
export const answerWords = (
  { name, choices }: Question,
  answers: Readonly<Partial<Record<string, string>>>,
): string => {
  const answer = answers[name] ?? '';
  return choices?.find(({ value }) => value === answer)?.label ?? answer;
};

/** What to say when an application that is in order could not be registered, by the problem's code. */
export const REGISTERING_FAULTS: Readonly<Record<string, { readonly fault: string; readonly remedy: string }>> = {
  noKey: { fault: '这一页没有传完整', remedy: '请核对后再登记一次' },
  keyReused: {
    fault: '这张表已经登记过，这一次的内容不一样',
    remedy: '要另外再登记一件的，请再核对、登记一次；只想看回执的，请回到回执那一页',
  },
  busy: { fault: '现在提交的人太多', remedy: '请过一会儿再登记，不会重复' },
  tooOften: { fault: '您登记得太频繁', remedy: '填写的内容还在，请一小时后再登记' },
};
