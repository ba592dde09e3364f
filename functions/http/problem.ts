import type { StepRefusal } from '../usecases/take-step.ts';
import { edgeProblem } from './edge-problems.ts';

/** One field of what was sent that is at fault. */
export interface FieldProblem {
  /** Its path in what was sent, `wanted.title`. */
  readonly field: string;
  readonly label: string;
  readonly fault: string;
  readonly remedy: string;
}

/** 问题详情 (RFC 9457), in Chinese, with a code that stays. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly law?: string;
  readonly errors?: readonly FieldProblem[];
  /** Beside an `outrun` step: the version to read again. */
  readonly version?: number;
  readonly retryAfterSeconds?: number;
}

/** The problem as an answer. */
export const problemResponse = (problem: Problem): Response =>
  new Response(JSON.stringify({ type: `/api/v1/problems#${problem.code}`, ...problem }), {
    status: problem.status,
    headers: {
      'Content-Type': 'application/problem+json; charset=utf-8',
      ...(problem.retryAfterSeconds && { 'Retry-After': String(problem.retryAfterSeconds) }),
    },
  });

export const invalid = (errors: readonly FieldProblem[]): Problem => ({
  ...edgeProblem('invalid'),
  detail: errors
    .map(({ label, field, fault, remedy }) => `“${label || field || '内容'}”${fault}。${remedy}`)
    .join('；'),
  errors,
});

/** Whatever a use-case says no with. */
type AnyRefusal = StepRefusal | { readonly kind: 'busy' };

/** One status and one sentence per refusal; a new refusal without one does not compile. */
export const REFUSALS: Readonly<Record<AnyRefusal['kind'], Omit<Problem, 'code'>>> = {
  noSuchStep: { status: 404, title: '没有这个步骤', detail: '请在办理流程中核对步骤的名称。' },
  noSuchApplication: { status: 404, title: '没有这件申请', detail: '请核对受理编号。' },
  stateForbids: {
    status: 409,
    title: '现在不能办理这一步',
    detail: '申请已经不在可以办理这一步的状态，请重新读取申请。',
  },
  notYourStep: { status: 403, title: '您不能办理这一步', detail: '请由有相应职责的人员办理。' },
  notYourUnit: { status: 403, title: '您不能办理这一步', detail: '请由承办单位的人员办理。' },
  guardFails: { status: 409, title: '不符合办理条件', detail: '' },
  outrun: {
    status: 409,
    title: '申请刚刚有了变化',
    detail: '别人先办理了一步，您填写的内容没有保存；请查看变化后再办。',
  },
  outgrown: {
    status: 409,
    title: '这件申请的内容太多了',
    detail:
      '再记下这一步填写的内容，就超过一件申请能存的 256 KB，这一步没有保存：请缩短填写的内容，长的材料归档时随卷保存。',
  },
  keyReused: {
    status: 409,
    title: '重复的提交标识',
    detail: '同一个 Idempotency-Key 已经用于另一份内容，请换一个标识重新提交。',
  },
  attachmentUnusable: { status: 409, title: '附件不能用', detail: '' },
  busy: {
    status: 503,
    title: '系统繁忙',
    detail: '您的申请还没有提交成功，请稍后用同一个标识再次提交。',
    retryAfterSeconds: 2,
  },
};

/** A refusal as a problem that names the guard or the article. */
export const problemOf = (refusal: AnyRefusal): Problem => {
  const known = { ...REFUSALS[refusal.kind], code: refusal.kind };
  if (refusal.kind === 'guardFails')
    return { ...known, code: refusal.guard, detail: `${refusal.fault}。${refusal.remedy}。`, law: refusal.law };
  if (refusal.kind === 'attachmentUnusable')
    return invalid([{ field: 'attachments', label: '附件', fault: refusal.fault, remedy: refusal.remedy }]);
  if (refusal.kind === 'outrun') return { ...known, version: refusal.version };
  return 'law' in refusal ? { ...known, law: refusal.law } : known;
};
