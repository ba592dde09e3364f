/** 最近搜索 — kept on this device alone, and only until they are cleared. */
const KEY = 'recent-searches';
const MOST = 8;

const read = (): string[] => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((text) => typeof text === 'string').slice(0, MOST) : [];
  } catch {
    return [];
  }
};

const write = (texts: readonly string[]): void => {
  try {
    if (texts.length > 0) localStorage.setItem(KEY, JSON.stringify(texts));
    else localStorage.removeItem(KEY);
  } catch {}
};

/** Remembers a question; one that another begins with gives way to it. */
export const remember = (text: string): void => {
  if (text.length > 1) write([text, ...read().filter((other) => !text.startsWith(other))].slice(0, MOST));
};

/** Shows what was asked before in a section of the page, which stays hidden where nothing was. */
export const showRecent = (section: HTMLElement): void => {
  const texts = read();
  section.hidden = texts.length === 0;
  section.querySelector('ul')?.replaceChildren(
    ...texts.map((text) => {
      const item = document.createElement('li');
      const link = Object.assign(document.createElement('a'), {
        href: `?${new URLSearchParams({ q: text })}`,
        textContent: text,
      });
      link.translate = false;
      item.append(link);
      return item;
    }),
  );
  const clear = section.querySelector('button');
  if (clear)
    clear.onclick = () => {
      write([]);
      section.hidden = true;
    };
};
