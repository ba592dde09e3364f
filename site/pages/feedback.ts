import type { APIRoute } from 'astro';
import { faultPage, isFault } from '#functions/http/fault.ts';
import { FEEDBACK_LIMITS, parseFeedback } from '#functions/http/feedback-form.ts';
import { readForm, tooOften } from '#functions/http/form.ts';
import { keepFeedback } from '#functions/usecases/keep-feedback.ts';
import { world } from '#functions/world.ts';

export const prerender = false;

/** POST /feedback — 这条信息有用吗 */
export const POST: APIRoute = async ({ request, redirect }) => {
  const form = (await tooOften(world.rates, 'feedback', request)) ?? (await readForm(request, FEEDBACK_LIMITS));
  if (isFault(form)) return faultPage(form);
  const feedback = parseFeedback(form);
  if (isFault(feedback)) return faultPage(feedback);
  await keepFeedback(world)(feedback);
  return redirect(feedback.page.startsWith('/hant/') ? '/hant/feedback/thanks/' : '/feedback/thanks/', 303);
};
