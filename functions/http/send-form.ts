import { ROUTES } from '../routes.ts';
import { type Receipt, submitApplication } from '../usecases/submit-application.ts';
import { type Answers, parseApplication } from './application-form.ts';
import { edgeProblem, IDEMPOTENCY_KEY } from './edge-problems.ts';
import { tooOften } from './enter.ts';
import { type FieldProblem, type Problem, problemOf } from './problem.ts';
import type { ApiWorld } from './world.ts';

export type Sent =
  | { readonly receipt: Receipt }
  | { readonly errors: readonly FieldProblem[] }
  | { readonly problem: Problem };

/** 提交 of 申请表 — as `POST /applications` of the API: the same schema, the same limit, the same receipt for the same key. */
export const sendForm =
  (world: ApiWorld) =>
  async (key: string, answers: Answers, clientAddress: string): Promise<Sent> => {
    if (!IDEMPOTENCY_KEY.test(key)) return { problem: edgeProblem('noKey') };
    const parsed = parseApplication(answers, world.today());
    if ('errors' in parsed) return parsed;
    if (!(await world.rates.admits('submitApplication', clientAddress, ROUTES.submitApplication.rate)))
      return { problem: tooOften(world, ROUTES.submitApplication.rate) };
    const submitted = await submitApplication(world)(key, parsed.submission, { id: 'applicant', role: 'applicant' });
    return 'receipt' in submitted ? submitted : { problem: problemOf(submitted.refusal) };
  };
