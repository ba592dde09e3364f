/** What scripting adds to every page: remembered modes, Ctrl+K for the search box, copying, sharing, printing. */
const root = document.documentElement;
const toggle = (id: string) => document.querySelector<HTMLInputElement>(`#${id}`);
const large = toggle('mode-large');
const dark = toggle('mode-dark');

if (large && dark) {
  large.checked = root.dataset.size === 'large';
  dark.checked =
    root.dataset.theme === 'dark' || (!root.dataset.theme && matchMedia('(prefers-color-scheme: dark)').matches);
  const remember = () => {
    const mode = { theme: root.dataset.theme, size: root.dataset.size };
    try {
      localStorage.setItem('mode', JSON.stringify(mode));
    } catch {}
  };
  large.addEventListener('change', () => {
    root.dataset.size = large.checked ? 'large' : 'normal';
    remember();
  });
  dark.addEventListener('change', () => {
    root.dataset.theme = dark.checked ? 'dark' : 'light';
    remember();
  });
}

document.addEventListener('keydown', (event) => {
  if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
  const box = document.querySelector<HTMLInputElement>('input[type="search"]');
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
});

const say = (button: HTMLElement, words: string) => {
  const before = button.textContent;
  button.textContent = words;
  setTimeout(() => {
    button.textContent = before;
  }, 2000);
};

document.addEventListener('click', async (event) => {
  const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-do]') : null;
  if (!button) return;
  const { do: action, text = location.href, done = '' } = button.dataset;
  if (action === 'print') print();
  else if (action === 'share' && navigator.share)
    await navigator.share({ title: document.title, url: text }).catch(() => {});
  else
    await navigator.clipboard.writeText(text).then(
      () => say(button, done),
      () => prompt('', text),
    );
});

/** Words a search led here by are marked where they stand. */
const wanted = new URLSearchParams(location.search).get('mark');
if (wanted) import('./mark-words.ts').then(({ markWords }) => markWords(wanted.split(' ')));
