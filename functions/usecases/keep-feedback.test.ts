import { describe, expect, it } from 'vitest';
import { type KeptFeedback, keepFeedback } from './keep-feedback.ts';

describe('keeping a reader’s answer', () => {
  it('adds the time it came, and nothing else', async () => {
    const kept: KeptFeedback[] = [];
    const world = {
      now: () => '2026-03-02T09:12:33+08:00',
      feedback: { append: async (entry: KeptFeedback) => void kept.push(entry) },
    };
    await keepFeedback(world)({ page: '/documents/a/', answer: 'no', comment: '看不懂' });
    expect(kept).toEqual([{ at: '2026-03-02T09:12:33+08:00', page: '/documents/a/', answer: 'no', comment: '看不懂' }]);
  });
});
