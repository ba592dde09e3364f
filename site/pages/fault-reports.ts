import type { APIRoute } from 'astro';
import { faultPage, isFault } from '#functions/http/fault.ts';
import { FAULT_REPORT_LIMITS, parseFaultReport } from '#functions/http/fault-report-form.ts';
import { readForm, tooOften } from '#functions/http/form.ts';
import { keepFaultReport } from '#functions/usecases/keep-fault-report.ts';
import { world } from '#functions/world.ts';

export const prerender = false;

/** POST /fault-reports — 我为政府网站找错 */
export const POST: APIRoute = async ({ request, redirect }) => {
  const form =
    (await tooOften(world.rates, 'fault-reports', request)) ?? (await readForm(request, FAULT_REPORT_LIMITS));
  if (isFault(form)) return faultPage(form);
  const report = parseFaultReport(form);
  if (isFault(report)) return faultPage(report);
  await keepFaultReport(world)(report);
  const isTraditional = form.get('page')?.startsWith('/hant/') === true;
  return redirect(isTraditional ? '/hant/find-fault/thanks/' : '/find-fault/thanks/', 303);
};
