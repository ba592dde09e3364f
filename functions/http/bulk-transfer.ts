import { mayRead } from '#domain/application/handlers.ts';
import { isNumber } from '#domain/application/number.ts';
import { STATES } from '#domain/application/states.ts';
import type { Officer } from '../usecases/ports/officer.ts';
import { clientOfPage } from './client-address.ts';
import { csrfFault } from './csrf.ts';
import { enterFromPage } from './enter.ts';
import { type Fault, isFault } from './fault.ts';
import { type FormLimits, readForm } from './form.ts';
import type { ApiWorld } from './world.ts';

const LIMITS: FormLimits = { sentBytes: 16 * 1024, decodedBytes: 12 * 1024 };

/** What became of one of several applications. */
export interface Passed {
  readonly number: string;
  /** Why not. */
  readonly refused?: string;
}

/** 批量转办 — each application by itself, through the API's door: what one is refused for stops no other. */
export const readBulkTransfer = async (
  world: ApiWorld,
  request: Request,
  { officer, csrf }: { readonly officer: Officer; readonly csrf: string },
): Promise<readonly Passed[] | Fault> => {
  const form = await readForm(request, LIMITS);
  if (isFault(form)) return form;
  const forged = csrfFault(form, csrf);
  if (forged) return forged;
  const numbers = [...new Set(form.getAll('number'))].filter(isNumber);
  const lead = form.get('lead') ?? '';
  if (numbers.length === 0)
    return { status: 400, field: '申请', fault: '没有选中申请', remedy: '请在列表中勾选要转办的申请' };
  if (lead === '') return { status: 400, field: '主办单位', fault: '没有选择', remedy: '请选择主办单位' };
  const client = clientOfPage(request);
  const results: Passed[] = [];
  for (const number of numbers) {
    const stored = await world.applications.load(number);
    const state = stored && mayRead(stored.application, officer) ? stored.application.state : undefined;
    const key = `bulk-${form.get('key') ?? ''}-${number}`;
    // The list was drawn a while ago: what another passed on since is not passed on again.
    if (state && state !== 'registered' && stored?.intent !== key) {
      results.push({ number, refused: `别人先办理了一步，现在是“${STATES[state].name}”。` });
      continue;
    }
    const answer = await enterFromPage(world, 'takeStep', {
      client,
      officer,
      key,
      path: { number, step: 'transfer' },
      body: { version: stored?.version ?? 1, data: { lead, assisting: [] } },
    });
    results.push('problem' in answer ? { number, refused: answer.problem.detail } : { number });
  }
  return results;
};
