import { describe, expect, it } from 'vitest';
import type { Application } from './facts.ts';
import { outgrows } from './size.ts';

/** An application of about so many KiB; a Chinese character is three bytes. */
const holding = (kib: number): Application =>
  ({ wanted: { title: '', description: '字'.repeat(Math.floor((kib * 1024) / 3)) } }) as Application;

describe('容量', () => {
  it('lets an application grow to 256 KB', () => {
    expect(outgrows(holding(1), holding(255))).toBe(false);
    expect(outgrows(holding(200), holding(258))).toBe(true);
  });

  it('beyond that takes small steps, so that it can be closed, up to 360 KB', () => {
    expect(outgrows(holding(256), holding(257.5))).toBe(false);
    expect(outgrows(holding(300), holding(310))).toBe(true);
    expect(outgrows(holding(310), holding(300))).toBe(false);
    expect(outgrows(holding(360), holding(361))).toBe(true);
  });
});
