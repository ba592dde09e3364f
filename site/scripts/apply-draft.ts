/** 草稿 — what of 申请表 the device keeps until it is submitted or thrown away. */
export interface Draft {
  /** 提交标识: the same until there is a receipt. */
  readonly key: string;
  readonly answers: Readonly<Record<string, string>>;
  /** 提交 was asked for, and no receipt has been seen. */
  readonly isSending?: boolean;
}

const PLACE = 'application-draft';

export const readDraft = (): Draft | undefined => {
  try {
    return JSON.parse(localStorage.getItem(PLACE) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
};

/** Whether it is kept; a browser may refuse, and then the form travels as it does without scripting. */
export const keepDraft = (draft: Draft): boolean => {
  try {
    localStorage.setItem(PLACE, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
};

export const dropDraft = (): void => {
  try {
    localStorage.removeItem(PLACE);
  } catch {}
};

/** Fields that are the page's own business, not answers. */
const OF_THE_PAGE = new Set(['from', 'key', 'back', 'hall']);

export const answersOf = (form: HTMLFormElement): Record<string, string> =>
  Object.fromEntries(
    [...new FormData(form)].flatMap(([name, value]) =>
      OF_THE_PAGE.has(name) || typeof value !== 'string' || value === '' ? [] : [[name, value]],
    ),
  );

const isWritten = (field: Element): field is HTMLInputElement | HTMLTextAreaElement =>
  field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;

/** Writes a draft into a form as the server sent it empty, and into what is shown for 核对. */
export const fillForm = (form: HTMLFormElement, { key, answers }: Draft): void => {
  for (const field of form.elements) {
    if (!isWritten(field) || field.type === 'file' || field.name === 'from') continue;
    const value = field.name === 'key' ? key : (answers[field.name] ?? '');
    if (field.type === 'radio') (field as HTMLInputElement).checked = field.value === value;
    else field.value = value;
  }
  for (const shown of form.querySelectorAll<HTMLElement>('[data-of]')) {
    const { of = '', none = '', words = '{}' } = shown.dataset;
    const answer = answers[of];
    shown.textContent = answer === undefined ? none : (JSON.parse(words)[answer] ?? answer);
    shown.classList.toggle('soft', answer === undefined);
  }
};
