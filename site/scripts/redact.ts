/**
 * 遮盖, with scripting: places are drawn on the pages; the box of text holds them, and is what is sent. A finger scrolls,
 * and draws on a page whose button says so.
 */
import { type Mark, marksFrom } from '#domain/outgoing/removals.ts';

/** Smaller than this, in hundredths of the page, it was a click. */
const LEAST = 0.5;

const form = document.querySelector<HTMLFormElement>('[data-redact]');
const areas = document.querySelector<HTMLTextAreaElement>('#areas');
const sheets = [...document.querySelectorAll<HTMLElement>('.sheet')];

const tenth = (value: number): number => Math.round(value * 10) / 10;
const lineOf = ({ page, left, top, width, height }: Mark): string =>
  [page, ...[left, top, width, height].map(tenth)].join(' ');

const place = (box: HTMLElement, { left, top, width, height }: Omit<Mark, 'page'>): void => {
  Object.assign(box.style, { left: `${left}%`, top: `${top}%`, width: `${width}%`, height: `${height}%` });
};

const begin = (form: HTMLFormElement, areas: HTMLTextAreaElement): void => {
  const marks = (): readonly Mark[] => marksFrom(areas.value) ?? [];

  const show = (): void => {
    for (const box of document.querySelectorAll('.mark-box')) box.remove();
    for (const [at, mark] of marks().entries()) {
      const box = document.createElement('button');
      box.type = 'button';
      box.className = 'mark-box';
      box.ariaLabel = `取消第 ${at + 1} 处遮盖`;
      place(box, mark);
      box.addEventListener('click', () => {
        areas.value = marks()
          .filter((_, other) => other !== at)
          .map(lineOf)
          .join('\n');
        show();
      });
      sheets[mark.page - 1]?.append(box);
    }
  };

  const drawOn = (sheet: HTMLElement): void => {
    const hundredths = ({ clientX, clientY }: PointerEvent): readonly [number, number] => {
      const { left, top, width, height } = sheet.getBoundingClientRect();
      const within = (part: number): number => Math.min(100, Math.max(0, part * 100));
      return [within((clientX - left) / width), within((clientY - top) / height)];
    };
    sheet.classList.add('can-mark');
    sheet.addEventListener('pointerdown', (event) => {
      const onMark = event.target instanceof Element && event.target.closest('.mark-box');
      const scrolls = event.pointerType === 'touch' && !sheet.classList.contains('by-finger');
      if (onMark || event.button !== 0 || !event.isPrimary || scrolls) return;
      event.preventDefault();
      sheet.setPointerCapture(event.pointerId);
      const [x, y] = hundredths(event);
      const box = sheet.appendChild(document.createElement('span'));
      box.className = 'mark-box';
      let drawn = { left: x, top: y, width: 0, height: 0 };
      const move = (to: PointerEvent): void => {
        const [x2, y2] = hundredths(to);
        drawn = { left: Math.min(x, x2), top: Math.min(y, y2), width: Math.abs(x2 - x), height: Math.abs(y2 - y) };
        place(box, drawn);
      };
      const end = ({ type }: PointerEvent): void => {
        for (const [over, listener] of listeners) sheet.removeEventListener(over, listener);
        if (type === 'pointerup' && drawn.width >= LEAST && drawn.height >= LEAST)
          areas.value = [areas.value.trimEnd(), lineOf({ page: Number(sheet.dataset['page']), ...drawn })]
            .filter(Boolean)
            .join('\n');
        box.remove();
        show();
      };
      const listeners = [
        ['pointermove', move],
        ['pointerup', end],
        ['pointercancel', end],
      ] as const;
      for (const [over, listener] of listeners) sheet.addEventListener(over, listener);
    });
  };

  const letFingersDraw = (sheet: HTMLElement): void => {
    const button = sheet.closest('li')?.querySelector<HTMLButtonElement>('[data-by-finger]');
    if (!button || !matchMedia('(any-pointer: coarse)').matches) return;
    button.hidden = false;
    button.addEventListener('click', () => {
      button.ariaPressed = String(sheet.classList.toggle('by-finger'));
    });
  };

  for (const sheet of sheets) {
    drawOn(sheet);
    letFingersDraw(sheet);
  }
  for (const words of document.querySelectorAll<HTMLElement>('[data-scripted]')) words.hidden = false;
  areas.addEventListener('input', show);
  form.addEventListener('submit', () => {
    const working = form.querySelector('[data-working]');
    if (working) working.textContent = '正在生成，页数多的要等半分钟……';
  });
  show();
};

if (form && areas) begin(form, areas);
