import type { Suggestion } from '#domain/search/types.ts';
import { suggestionsFor } from './client.ts';
import type { Language } from './messages.ts';

/** With it and the search itself, the list stands within 50 ms of a key. */
const PAUSE_MS = 20;

interface Options {
  readonly box: HTMLInputElement;
  readonly list: HTMLElement;
  readonly language: Language;
}

/** 搜索建议 — a list below the box while typing; arrows choose, Enter opens, Esc closes (ARIA combobox). */
export const offerSuggestions = ({
  box,
  list,
  language,
}: Options): { readonly close: () => void; readonly isChoosing: () => boolean } => {
  let chosen = -1;
  let asked = 0;
  let pause: ReturnType<typeof setTimeout> | undefined;
  const items = (): HTMLElement[] => [...list.querySelectorAll<HTMLElement>('[role=option]')];

  const choose = (at: number): void => {
    chosen = at;
    for (const [nth, item] of items().entries()) item.ariaSelected = String(nth === at);
    const id = items()[at]?.id;
    if (id) box.setAttribute('aria-activedescendant', id);
    else box.removeAttribute('aria-activedescendant');
  };

  const close = (): void => {
    asked += 1;
    clearTimeout(pause);
    list.hidden = true;
    box.ariaExpanded = 'false';
    choose(-1);
  };

  const itemOf = ({ title, url, number }: Suggestion, nth: number): HTMLElement => {
    const item = Object.assign(document.createElement('li'), {
      id: `suggestion-${nth}`,
      role: 'option',
      textContent: title,
    });
    item.dataset['url'] = language === 'zh-Hant' ? `/hant${url}` : url;
    if (number)
      item.append(
        Object.assign(document.createElement('span'), { className: 'small soft', textContent: ` ${number}` }),
      );
    return item;
  };

  const show = async (typed: string): Promise<void> => {
    asked += 1;
    const own = asked;
    const found = await suggestionsFor(typed, language);
    if (own !== asked || document.activeElement !== box) return;
    list.replaceChildren(...found.map(itemOf));
    list.hidden = found.length === 0;
    box.ariaExpanded = String(!list.hidden);
    choose(-1);
  };

  box.addEventListener('input', (event) => {
    clearTimeout(pause);
    if (event instanceof InputEvent && event.isComposing) return;
    const typed = box.value.trim();
    if (typed.length < 2) return close();
    pause = setTimeout(show, PAUSE_MS, typed);
  });
  box.addEventListener('blur', close);
  list.addEventListener('pointerdown', (event) => {
    const item = event.target instanceof Element ? event.target.closest<HTMLElement>('[role=option]') : null;
    if (item?.dataset['url']) location.assign(item.dataset['url']);
  });
  box.addEventListener('keydown', (event) => {
    if (list.hidden || event.isComposing) return;
    const count = items().length;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) choose(((chosen + 1 + step + count + 1) % (count + 1)) - 1);
    else if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && chosen >= 0) location.assign(items()[chosen]?.dataset['url'] ?? '');
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return { close, isChoosing: () => chosen >= 0 };
};
