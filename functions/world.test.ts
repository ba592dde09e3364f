import { afterEach, describe, expect, it, vi } from 'vitest';
import { world } from './world.ts';

afterEach(() => {
  vi.useRealTimers();
});

describe('time in Beijing', () => {
  it('is already tomorrow when it is four in the afternoon in Greenwich', () => {
    vi.useFakeTimers({ now: new Date('2026-03-01T16:00:00Z') });
    expect([world.today(), world.now()]).toEqual(['2026-03-02', '2026-03-02T00:00:00+08:00']);
  });
});
