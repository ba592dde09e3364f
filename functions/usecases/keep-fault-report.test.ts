import { describe, expect, it } from 'vitest';
import { type FaultReport, type KeptFaultReport, keepFaultReport } from './keep-fault-report.ts';

describe('keeping a report of a fault', () => {
  it('adds the time it came, and nothing else', async () => {
    const kept: KeptFaultReport[] = [];
    const world = {
      now: () => '2026-03-02T09:12:33+08:00',
      faultReports: { append: async (entry: KeptFaultReport) => void kept.push(entry) },
    };
    const given: FaultReport = { address: '/a/', kind: 'outdated', words: '电话换了', contact: '' };
    await keepFaultReport(world)(given);
    expect(kept).toEqual([{ at: '2026-03-02T09:12:33+08:00', ...given }]);
  });
});
