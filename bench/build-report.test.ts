import { describe, expect, it } from 'vitest';
import { table, verdict } from './build-report.ts';

describe('the report of a build', () => {
  it('divides by the pages, and leaves empty what was not measured', () => {
    const lines = table('10 documents', [
      { name: 'this site', wallSeconds: 2, cpuSeconds: 3, peakMegabytes: 500, pages: 1000 },
      { name: 'its index', cpuSeconds: 1 },
    ]).split('\n');
    expect(lines[2]).toBe('| this site    |    2.0 |   3.0 |     500 |  1000 |         2.00 |        3.00 |');
    expect(lines[3]).toBe('| its index    |        |   1.0 |         |       |              |             |');
  });

  it('says whether a bar is met, the bar itself counting unless it must be passed', () => {
    expect(verdict('CPU', 2.5, ' ms', 2.5)).toBe('met     CPU: 2.50 ms (≤ 2.5 ms)');
    expect(verdict('CPU', 0.5, ' ×', 0.5, true)).toBe('MISSED  CPU: 0.50 × (< 0.5 ×)');
  });
});
