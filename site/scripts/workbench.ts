/** 工作台 by keyboard: arrows walk the list, X picks the one in focus, Ctrl+K leads to the number. Enter follows the link, as everywhere. One box picks all. */
const rows = [...document.querySelectorAll<HTMLElement>('.worklist tbody tr')];
const linkOf = (row: HTMLElement | undefined): HTMLElement | null | undefined => row?.querySelector('.what a');
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

document.addEventListener('keydown', (event) => {
  if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    document.querySelector<HTMLInputElement>('#find-number')?.focus();
    return;
  }
  const isTyping =
    event.target instanceof Element && event.target.closest('input:not([type="checkbox"]), select, textarea');
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const step = STEPS[event.key];
  if (step !== undefined && rows.length > 0) {
    event.preventDefault();
    linkOf(rows[Math.min(rows.length - 1, Math.max(0, at + step))])?.focus();
  } else if (event.key.toLowerCase() === 'x') rows[at]?.querySelector<HTMLInputElement>('.pick input')?.click();
});

for (const keys of document.querySelectorAll<HTMLElement>('[data-keys]')) keys.hidden = rows.length === 0;

const all = document.querySelector<HTMLInputElement>('[data-all]');
if (all) {
  all.hidden = false;
  all.addEventListener('change', () => {
    for (const box of document.querySelectorAll<HTMLInputElement>('.pick input')) box.checked = all.checked;
  });
}
