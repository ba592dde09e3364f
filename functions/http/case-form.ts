import type { StepCommand } from '#domain/application/steps.ts';
import { roleFor } from '#domain/application/view.ts';
import type { Officer } from '../usecases/ports/officer.ts';
import { type Preview, previewStep } from '../usecases/preview-step.ts';
import { clientOfPage } from './client-address.ts';
import { csrfFault } from './csrf.ts';
import { dataOf } from './doors.ts';
import { enterFromPage } from './enter.ts';
import { type Fault, isFault } from './fault.ts';
import { foreignForm } from './foreign-form.ts';
import { type FormLimits, readForm } from './form.ts';
import { type Problem, problemOf } from './problem.ts';
import { stepData } from './step-form.ts';
import { isManualStep, type ManualStep } from './step-schemas.ts';
import type { ApiWorld } from './world.ts';

/** A draft may state twelve things of 5,000 characters each. */
const LIMITS: FormLimits = { sentBytes: 640 * 1024, decodedBytes: 200 * 1024 };

/** A step in hand: being filled in, shown with its consequences, or taken. */
export interface CaseStep {
  readonly step: ManualStep;
  /** What was written so far: whatever happens, it is not lost. */
  readonly form: URLSearchParams;
  readonly problem?: Problem;
  /** What it would do; to be confirmed. */
  readonly preview?: Preview;
  /** It was taken, and what it opened. */
  readonly taken?: { readonly personal?: Readonly<Record<string, string>> };
}

interface Asked {
  readonly number: string;
  readonly officer: Officer;
  readonly csrf: string;
}

const commandOf = (step: ManualStep, data: object, { id, roles, unit }: Officer): StepCommand =>
  ({ step, data, actor: { id, role: roleFor(step, roles), ...(unit && { unit }) } }) as unknown as StepCommand;

const preview = async (
  world: ApiWorld,
  { step, form }: Pick<CaseStep, 'step' | 'form'>,
  { number, officer }: Asked,
): Promise<CaseStep> => {
  const checked = await dataOf(world, { number, step, data: stepData(step, form) });
  if ('problem' in checked) return { step, form, problem: checked.problem };
  const seen = await previewStep(world)(number, commandOf(step, checked.data, officer), officer);
  return 'refusal' in seen ? { step, form, problem: problemOf(seen.refusal) } : { step, form, preview: seen };
};

/** A step as the case page posted it: first its consequences are shown, then, confirmed, it is taken through the API's door. */
export const readCaseForm = async (world: ApiWorld, request: Request, asked: Asked): Promise<CaseStep | Fault> => {
  const form = await readForm(request, LIMITS);
  if (isFault(form)) return form;
  const step = form.get('step') ?? '';
  if (!isManualStep(step))
    return { status: 400, field: '步骤', fault: '没有这个步骤', remedy: '请回到申请的页面，重新选择' };
  const forged = csrfFault(form, asked.csrf);
  if (forged) return { step, form, problem: foreignForm(forged) };
  if (form.get('confirmed') !== 'yes') return preview(world, { step, form }, asked);
  const { number, officer } = asked;
  const answer = await enterFromPage(world, 'takeStep', {
    client: clientOfPage(request),
    officer,
    key: form.get('key') ?? '',
    path: { number, step },
    body: { version: Number(form.get('version')), data: stepData(step, form) },
  });
  return 'problem' in answer ? { step, form, problem: answer.problem } : { step, form, taken: answer.data };
};
