/** While the wanted information is described, what is public already is offered; loaded with the first key. */
import { ask } from '../search/client.ts';
import type { Language } from '../search/messages.ts';

const TYPING_PAUSE_MS = 400;
const SHOWN = 5;
/** A question of one character finds everything; a long description is searched by its beginning. */
const [SHORTEST, LONGEST] = [2, 40];

const language = document.documentElement.lang as Language;
let waiting: ReturnType<typeof setTimeout> | undefined;
let asked = 0;

/** Where no page has all that was typed, one is worth a look whose title has a third of it, two characters at a time. */
const isNear = (title: string, text: string): boolean => {
  const pairs = Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2));
  return pairs.filter((pair) => title.includes(pair)).length * 3 >= pairs.length;
};

const look = async (text: string): Promise<void> => {
  asked += 1;
  const own = asked;
  const answer = await ask({ text, filters: {}, sort: 'relevance', page: 1 }, language).catch(() => undefined);
  const place = document.querySelector<HTMLElement>('[data-public]');
  const list = place?.querySelector('ul');
  if (!place || !list || own !== asked) return;
  const near = answer?.results.filter(({ title }) => !answer.isPartial || isNear(title, text)) ?? [];
  const results = near.slice(0, SHOWN);
  place.hidden = results.length === 0;
  list.replaceChildren(
    ...results.map(({ url, title }) => {
      const link = Object.assign(document.createElement('a'), { href: url, target: '_blank', textContent: title });
      const item = document.createElement('li');
      item.append(link);
      return item;
    }),
  );
};

/** Offers what answers the words typed, once the typing pauses. */
export const suggest = (typed: string): void => {
  clearTimeout(waiting);
  const text = typed.trim().slice(0, LONGEST);
  if (text.length >= SHORTEST) waiting = setTimeout(look, TYPING_PAUSE_MS, text);
};
