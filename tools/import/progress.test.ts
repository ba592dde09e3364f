import { describe, expect, it } from 'vitest';
import { progressOn } from './progress.ts';

const shown = (isTTY: boolean, steps: readonly number[]): string => {
  let text = '';
  const progress = progressOn({ isTTY, write: (part) => (text += part) });
  progress.begin('读取', 100);
  for (const [at, step] of steps.entries()) progress.advance(step, at + 1);
  progress.end();
  return text;
};

describe('progress', () => {
  it('is a line every tenth where nobody can see it move', () => {
    expect(shown(false, [5, 10, 1, 40]).replace(/\d+ 秒/g, 'n 秒')).toBe(
      '读取  15% 2 件 n 秒\n读取  56% 4 件 n 秒\n读取 100% 4 件 n 秒\n',
    );
  });

  it('is a bar on a terminal, drawn over itself', () => {
    const text = shown(true, [50]);
    expect(text.startsWith('\r░')).toBe(true);
    expect(text.replace(/\d+ 秒/g, 'n 秒').endsWith(`\r${'█'.repeat(30)} 读取 100% 1 件 n 秒\u001B[K\n`)).toBe(true);
  });
});
