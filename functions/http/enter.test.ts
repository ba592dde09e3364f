import { describe, expect, it } from 'vitest';
import { enterFromPage } from './enter.ts';
import type { ApiWorld } from './world.ts';

/** A limiter that remembers, and lists with nothing in them. */
const office = () => {
  const came = new Map<string, number>();
  return {
    rates: {
      admits: async (bucket: string, key: string, { times }: { readonly times: number }) => {
        const place = `${bucket} ${key}`;
        came.set(place, (came.get(place) ?? 0) + 1);
        return (came.get(place) ?? 0) <= times;
      },
      secondsLeft: () => 60,
    },
    applications: { list: async () => ({ lines: [], cursor: undefined }) },
  } as unknown as ApiWorld;
};

describe('限流', () => {
  it('a whole office may come from one address: each officer counts for himself', async () => {
    const world = office();
    const look = (id: string) =>
      enterFromPage(world, 'listApplications', {
        client: '192.0.2.1',
        officer: { id, roles: ['registrar'] },
        query: { by: 'desk', of: 'registry' },
      });
    for (let times = 0; times < 120; times += 1) expect(await look('wang')).toHaveProperty('data');
    expect(await look('wang')).toHaveProperty('problem.status', 429);
    expect(await look('li')).toHaveProperty('data');
  });
});
