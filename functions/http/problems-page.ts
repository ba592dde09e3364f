import { API_PATH } from '../routes.ts';
import { docsFrame } from './docs-frame.ts';
import { escapeHtml } from './plain-page.ts';
import { type Problem, REFUSALS } from './problem.ts';
import { PROBLEM_LIST } from './problem-list.ts';

/** A condition's fault is its title: what all conditions are called says nothing here. */
const wordsOf = ({ title, detail, law }: Problem): readonly [title: string, detail: string] => {
  const [fault = title, ...remedy] = detail.split('。');
  return title === REFUSALS.guardFails.title && law ? [fault, remedy.join('。')] : [title, detail];
};

const problemHtml = (problem: Problem): string => {
  const [title, detail] = wordsOf(problem);
  const law = problem.law ? `<dd class="soft small">${escapeHtml(problem.law)}</dd>` : '';
  return `<dl class="problem" id="${problem.code}"><dt>${escapeHtml(title)}<span class="mono">${problem.code}</span></dt><dd>${escapeHtml(detail)}</dd>${law}</dl>`;
};

const STATUS_WORDS: Readonly<Record<number, string>> = {
  400: '内容有误',
  401: '没有登录',
  403: '没有权限',
  404: '没有找到',
  409: '现在不能这样办',
  413: '内容太长',
  415: '类型不对',
  429: '太频繁',
  500: '服务器出错',
  503: '系统繁忙',
};

const statusName = (status: number): string => `${status} ${STATUS_WORDS[status] ?? ''}`.trim();

/** 全部问题 — each at its code. */
export const problemsPage = (): string => {
  const byStatus = [...Map.groupBy(PROBLEM_LIST, ({ status }) => status)];
  const sections = byStatus.map(
    ([status, problems]) => `<h2 id="status-${status}">${statusName(status)}</h2>${problems.map(problemHtml).join('')}`,
  );
  return docsFrame({
    title: '接口的问题',
    lead: `<code>code</code> 不会改变，程序据此判断；<code>detail</code> 给人看。<a href="${API_PATH}/docs">接口说明</a>`,
    parts: byStatus.map(([status]) => ({ id: `status-${status}`, name: statusName(status) })),
    main: sections.join(''),
  });
};
