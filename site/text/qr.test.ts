import { describe, expect, it } from 'vitest';
import { qrSvg } from './qr.ts';

describe('二维码', () => {
  it('leaves a quiet zone of four modules', () => {
    const svg = qrSvg('https://a.example/documents/x/');
    const side = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
    const starts = [...svg.matchAll(/M(\d+) (\d+)h(\d+)v1/g)].map(([, x, y, run]) => [
      Number(x),
      Number(y),
      Number(x) + Number(run),
    ]);
    expect(Math.min(...starts.map(([x = 0]) => x), ...starts.map(([, y = 0]) => y))).toBe(4);
    expect(Math.max(...starts.map(([, , end = 0]) => end))).toBe(side - 4);
  });
});
