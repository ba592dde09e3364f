/** 附件 with scripting: each file goes up by itself, shows how far it is, and can be cancelled or removed. */
import { type Listed, listFields, listIn, NOT_SENT } from '#domain/attachment-list.ts';
import { ATTACHMENT_LIMITS, announcedFault, shownName } from '#domain/attachment-rules.ts';

const ASK_AGAIN_MS = 3000;
/** Of asking whether a file was checked; then 待查 is said and left. */
const TIMES = 20;

interface Row extends Listed {
  state: string;
  id: string;
  readonly sizeBytes: number;
  readonly item: HTMLLIElement;
  /** Ends what is under way. */
  readonly stop: AbortController;
}

interface Answer {
  readonly id: string;
  readonly state?: string;
  readonly fault?: string;
  readonly remedy?: string;
  readonly link: { readonly url: string; readonly fields?: Readonly<Record<string, string>> };
}

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

const hexOf = async (file: File): Promise<string> =>
  [...new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');

/** Sends a file where it was told to, and says how far it is. */
const post = ({ url, fields }: Answer['link'], file: File, { stop, item }: Row): Promise<Partial<Answer>> =>
  new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    for (const [name, value] of Object.entries(fields ?? {})) form.append(name, value);
    form.append('file', file);
    const bar = item.querySelector('progress');
    request.upload.onprogress = ({ loaded, total }) => {
      if (bar) bar.value = loaded / total;
    };
    request.onload = () => {
      try {
        done(JSON.parse(request.responseText || '{}'));
      } catch {
        done({});
      }
    };
    request.onerror = () => fail(new TypeError());
    request.onabort = () => fail(new DOMException('', 'AbortError'));
    stop.signal.addEventListener('abort', () => request.abort());
    request.open('POST', url);
    request.send(fields ? form : file);
  });

/** Takes over the field of 附件 on a page. Without a secure connection it stays what it is. */
export const attach = (place: HTMLElement | null): void => {
  const input = place?.querySelector<HTMLInputElement>('[type=file]');
  const list = place?.querySelector<HTMLUListElement>('.file-list');
  const form = place?.closest('form');
  if (!place || !input || !list || !form || !globalThis.crypto?.subtle || !input.name) return;
  const words: Readonly<Record<string, string>> = JSON.parse(place.dataset['words'] ?? '{}');
  const to = place.dataset['to'] ?? '';
  const say = place.querySelector('[data-files-say]');
  const hidden = (name: string) => place.querySelector<HTMLInputElement>(`[name=${name}]`);
  let rows: Row[] = [];

  const isListed = ({ id }: Row) => id !== '';
  /** What the form carries follows the rows. */
  const write = (): void => {
    for (const [name, text] of Object.entries(listFields(rows.filter(isListed)))) {
      const field = hidden(name);
      if (field) field.value = text;
    }
    hidden('attachments')?.dispatchEvent(new Event('input', { bubbles: true }));
  };

  const show = (row: Row, state: string, more = ''): void => {
    row.state = state;
    row.item.dataset['state'] = state;
    const told = row.item.querySelector('.file-state');
    if (told) told.textContent = `${words[state] ?? ''}${more}`;
    const button = row.item.querySelector('button');
    if (button?.firstChild) button.firstChild.textContent = words[state === 'sending' ? 'cancel' : 'remove'] ?? '';
    if (state !== 'sending') row.item.querySelector('progress')?.remove();
    if (say && !rows.some((each) => each.state === 'sending')) say.textContent = '';
  };

  const drop = (row: Row): void => {
    row.stop.abort();
    const next = row.item.nextElementSibling ?? row.item.previousElementSibling;
    row.item.remove();
    rows = rows.filter((each) => each !== row);
    write();
    (next?.querySelector('button') ?? input).focus();
  };

  const add = (name: string, sizeBytes: number, id = ''): Row => {
    const item = document.createElement('li');
    const part = <K extends keyof HTMLElementTagNameMap>(tag: K, text = '', look = '') =>
      Object.assign(document.createElement(tag), { textContent: text, className: look });
    const shown = part('b', name);
    shown.translate = false;
    const button = part('button', '', 'button quiet');
    const which = part('span', `：${name}`, 'visually-hidden');
    which.translate = false;
    button.type = 'button';
    button.append(new Text(), which);
    item.append(shown, button, part('span', '', 'small file-state'));
    list.append(item);
    const row: Row = { id, name, sizeBytes, state: '', item, stop: new AbortController() };
    button.addEventListener('click', () => drop(row));
    rows.push(row);
    return row;
  };

  /** What became of an upload; undefined without a network. */
  const ask = async (row: Row): Promise<void> => {
    for (let times = 0; times < TIMES && rows.includes(row); times += 1) {
      const answer = await fetch(`${to}/${row.id}`, { cache: 'no-store' }).catch(() => undefined);
      if (answer?.status === 404) return show(row, 'gone');
      const told: Partial<Answer> = answer?.ok ? await answer.json() : {};
      if (judge(row, told)) return;
      show(row, 'waiting');
      await pause(ASK_AGAIN_MS);
    }
  };

  const judge = (row: Row, { state, fault, remedy }: Partial<Answer>): boolean => {
    if (state === 'clean') show(row, 'clean');
    else if (state === 'refused') {
      // Handed in it would be refused: it stays to be read, and out of the form.
      row.id = '';
      show(row, 'refused', `${fault}。${remedy}`);
      write();
    } else return false;
    return true;
  };

  const send = async (row: Row, file: File): Promise<void> => {
    const bar = document.createElement('progress');
    bar.setAttribute('aria-label', row.name);
    row.item.append(bar);
    show(row, 'sending');
    try {
      const body = JSON.stringify({ name: file.name.slice(-200), sizeBytes: file.size, sha256: await hexOf(file) });
      const { signal } = row.stop;
      const headers = { 'Content-Type': 'application/json' };
      const asked = await fetch(to, { method: 'POST', headers, body, signal });
      if (!asked.ok) return show(row, asked.status === 429 ? 'tooOften' : 'broken');
      const { id, link }: Answer = await asked.json();
      const told = await post(link, file, row);
      row.id = id;
      write();
      if (!judge(row, told)) await ask(row);
    } catch (error) {
      if ((error as Error).name === 'AbortError') return;
      row.id = navigator.onLine ? '' : NOT_SENT;
      show(row, navigator.onLine ? 'broken' : 'notSent');
      write();
    }
  };

  const choose = async (): Promise<void> => {
    const files = [...(input.files ?? [])];
    input.value = '';
    for (const file of files) {
      const name = shownName(file.name);
      // The file whose name was kept has come.
      const awaited = rows.find((each) => each.id === NOT_SENT && each.name === name);
      if (awaited) drop(awaited);
      const taken = rows.filter((each) => isListed(each) || each.state === 'sending');
      const fault = announcedFault(file.name, file.size);
      const bytes = taken.reduce((sum, { sizeBytes }) => sum + sizeBytes, file.size);
      const row = add(name, file.size);
      if (fault) show(row, 'refused', words[fault]);
      else if (taken.length >= ATTACHMENT_LIMITS.files) show(row, 'tooMany');
      else if (bytes > ATTACHMENT_LIMITS.allBytes) show(row, 'tooMuch');
      else void send(row, file);
    }
  };

  const known = listIn({
    attachments: hidden('attachments')?.value ?? '',
    attachmentNames: hidden('attachmentNames')?.value ?? '',
  });
  list.replaceChildren();
  for (const { id, name } of known) {
    const row = add(name, 0, id);
    if (id === NOT_SENT) show(row, 'notSent');
    else void ask(row);
  }
  // From here on files go by themselves, never with the form.
  for (const name of ['name', 'form']) input.removeAttribute(name);
  input.multiple = true;
  for (const part of place.querySelectorAll('[data-upload]')) part.remove();
  input.addEventListener('change', () => void choose());
  // Somebody may have been quicker than this script.
  if (input.files?.length) void choose();
  form.addEventListener('submit', (event) => {
    if (!rows.some(({ state }) => state === 'sending')) return;
    event.preventDefault();
    event.stopPropagation();
    if (say) say.textContent = words['busy'] ?? '';
  });
};
