// Before the first paint, so that 长辈版 and the chosen theme never flash.
(() => {
  const root = document.documentElement;
  try {
    const { theme, size } = JSON.parse(localStorage.getItem('mode') || '{}');
    if (theme) root.dataset.theme = theme;
    if (size) root.dataset.size = size;
  } catch {}
  root.classList.add('js');
})();
