/** What scripting adds to 申请表: a draft on the device, pages one can go back to, work without a network, a look at what is public. */
import { answersOf, type Draft, dropDraft, fillForm, keepDraft, readDraft } from './apply-draft.ts';

const TRY_AGAIN_MS = 10_000;
const ROOT = location.pathname.replace(/\/new\/.*/, '/new/');
const RECEIPT = `${ROOT}receipt/`;

const find = <T extends HTMLElement>(selector: string): T | null => document.querySelector<T>(selector);
const formNow = () => find<HTMLFormElement>('[data-apply]');
const show = (selector: string, isShown = true) => {
  const element = find(selector);
  if (element) element.hidden = !isShown;
  return element;
};

/** The draft as the form stands now. */
const keep = (form: HTMLFormElement, isSending = false): boolean => {
  const key = form.querySelector<HTMLInputElement>('[name=key]')?.value ?? '';
  show('[data-kept]');
  return keepDraft({ key, answers: answersOf(form), isSending });
};

/** Files go up by themselves; loaded where there is a field for them. */
const takeFiles = (): void => {
  const place = find('[data-files]');
  if (place) void import('./attach.ts').then(({ attach }) => attach(place));
};

/** What only the server can do: files that scripting did not take over. */
const isForServer = (form: HTMLFormElement, button: HTMLButtonElement | null): boolean =>
  ['upload', 'remove'].includes(button?.name ?? '') ||
  [...form.querySelectorAll<HTMLInputElement>('[type=file][name]')].some(({ files }) => files?.length);

/** Shown on the button while a slow network is waited for. */
const setBusy = (form: HTMLFormElement | null, isBusy: boolean) => form?.setAttribute('aria-busy', String(isBusy));

const isOnline = () =>
  fetch('/healthz', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );

/** The form is on its way: what waits must not send it anew before there is an answer. */
let isLeaving = false;

/** Sends the form as it would go without scripting; without a network it waits, and says so. */
const send = async (form: HTMLFormElement): Promise<void> => {
  if (await isOnline()) {
    isLeaving = true;
    form.action = RECEIPT;
    form.submit();
    return;
  }
  setBusy(form, false);
  const waiting = find('[data-waiting]');
  if (waiting?.hidden) {
    waiting.hidden = false;
    waiting.focus();
  }
};

const sendWaiting = () => {
  const form = formNow();
  if (form && !isLeaving && readDraft()?.isSending) void send(form);
};

/** Shows a page's answer to faults in place; the address stays that of the page one is on. */
const showFaults = (html: string, action: string): void => {
  const answer = new DOMParser().parseFromString(html, 'text/html');
  const main = answer.querySelector('main');
  if (!main) return;
  document.title = answer.title;
  main.querySelector('[autofocus]')?.removeAttribute('autofocus');
  find('main')?.replaceWith(main);
  const form = formNow();
  if (form) form.action = action;
  show('[data-kept]');
  takeFiles();
  find('.error-summary')?.focus();
  scrollTo(0, 0);
};

/** Goes on when the page's answers are in order, or when nobody can be asked. */
const goOn = async (form: HTMLFormElement, to: string): Promise<void> => {
  const body = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
  const answer = await fetch(to, { method: 'POST', body }).catch(() => undefined);
  if (answer?.status === 400) showFaults(await answer.text(), to);
  else if (answer && !answer.ok) form.submit();
  else location.assign(to);
};

const submit = (event: SubmitEvent): void => {
  const form = event.target as HTMLFormElement;
  if (!form.matches('[data-apply]')) return;
  const button = event.submitter as HTMLButtonElement | null;
  const to = button?.hasAttribute('formaction') ? button.formAction : form.action;
  const isLast = to.endsWith(RECEIPT);
  if (!keep(form, isLast) || isForServer(form, button)) return;
  event.preventDefault();
  if (button?.name !== 'back') setBusy(form, true);
  if (isLast) void send(form);
  else if (button?.name === 'back') location.assign(to);
  else void goOn(form, to);
};

const typed = ({ target }: Event): void => {
  const field = target as HTMLInputElement;
  const form = field.closest<HTMLFormElement>('[data-apply]');
  if (!form) return;
  keep(form);
  show('[data-waiting]', false);
  if (field.name.startsWith('wanted.')) void import('./apply-search.ts').then(({ suggest }) => suggest(field.value));
};

const click = ({ target }: Event): void => {
  const button = target instanceof Element ? target.closest('button') : null;
  if (button?.matches('[data-again]')) sendWaiting();
  if (!button?.matches('[data-clear]')) return;
  dropDraft();
  location.assign(ROOT);
};

/** Goes on from the draft; without one, from a key of the device's own, for a page kept offline has one key for all. */
const begin = (form: HTMLFormElement): void => {
  const draft: Draft | undefined = readDraft();
  if ('answered' in form.dataset) {
    if (draft) keep(form);
    return;
  }
  if (!draft && location.pathname === `${ROOT}review/`) {
    location.replace(ROOT);
    return;
  }
  if (!draft) {
    const key = form.querySelector<HTMLInputElement>('[name=key]');
    if (key) key.value = crypto.randomUUID?.() ?? key.value;
    return;
  }
  fillForm(form, draft);
  show('[data-kept]');
  show('[data-restored]', !document.referrer.includes(ROOT));
  if (draft.isSending) void send(form);
};

const form = formNow();
if (form) {
  begin(form);
  takeFiles();
} else if (find('[data-receipt]')) dropDraft();
document.addEventListener('submit', submit);
document.addEventListener('input', typed);
document.addEventListener('click', click);
addEventListener('online', sendWaiting);
// One may come back to the page as it was left.
addEventListener('pageshow', () => setBusy(formNow(), false));
setInterval(sendWaiting, TRY_AGAIN_MS);
void navigator.serviceWorker?.register(`${ROOT}../sw.js`);
