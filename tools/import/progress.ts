/** How far a run is: a bar that redraws itself on a terminal, a line every tenth elsewhere. */
export interface Progress {
  /** Begins a stretch of work; `total` in whatever unit `advance` counts. */
  readonly begin: (name: string, total: number) => void;
  readonly advance: (by: number, documents: number) => void;
  readonly end: () => void;
}

interface Out {
  readonly isTTY?: boolean;
  readonly write: (text: string) => unknown;
}

const WIDTH = 30;
const REDRAW_MS = 100;

const seconds = (sinceMs: number): string => `${Math.round((performance.now() - sinceMs) / 1000)} 秒`;

export const progressOn = (out: Out): Progress => {
  const startedMs = performance.now();
  let name = '';
  let total = 1;
  let done = 0;
  let documents = 0;
  let shownMs = 0;
  let tenth = 0;
  const share = (): number => Math.min(1, total > 0 ? done / total : 1);
  const text = (): string =>
    `${name} ${String(Math.floor(share() * 100)).padStart(3)}% ${documents} 件 ${seconds(startedMs)}`;
  const bar = (): string => '█'.repeat(Math.round(share() * WIDTH)).padEnd(WIDTH, '░');
  const draw = (): void => void out.write(`\r${bar()} ${text()}\u001B[K`);
  return {
    begin: (what, size) => {
      [name, total, done, documents, tenth] = [what, size, 0, 0, 0];
      if (out.isTTY) draw();
    },
    advance: (by, count) => {
      done += by;
      documents = count;
      if (out.isTTY && performance.now() - shownMs > REDRAW_MS) {
        shownMs = performance.now();
        draw();
      } else if (!out.isTTY && Math.floor(share() * 10) > tenth) {
        tenth = Math.floor(share() * 10);
        out.write(`${text()}\n`);
      }
    },
    end: () => {
      done = total;
      if (out.isTTY) out.write(`\r${bar()} ${text()}\u001B[K\n`);
      else if (tenth < 10) out.write(`${text()}\n`);
    },
  };
};
