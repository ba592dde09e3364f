import { trackOf } from '#domain/application/track.ts';
import type { Applications } from './ports/applications.ts';
import type { Office } from './ports/office.ts';
import type { Vault } from './ports/vault.ts';

interface World extends Office {
  readonly applications: Applications;
  readonly vault: Vault;
}

/** Whether a 查询码 opens an application; an unknown number and a wrong code are one answer, found the same way. */
export const isApplicant =
  ({ applications, vault }: Pick<World, 'applications' | 'vault'>) =>
  async (number: string, queryCode: string): Promise<boolean> => {
    const [stored, matches] = await Promise.all([applications.load(number), vault.matchesQueryCode(number, queryCode)]);
    return stored !== undefined && matches;
  };

/**
 * 查询 — number and 查询码 give the progress. An unknown number and a wrong code are one answer, found the same way.
 */
export const trackApplication =
  ({ applications, vault, today, calendar, rules }: World) =>
  async (number: string, queryCode: string) => {
    const [stored, history, matches] = await Promise.all([
      applications.load(number),
      applications.history(number),
      vault.matchesQueryCode(number, queryCode),
    ]);
    if (!stored || !matches) return undefined;
    const events = history.map(({ event }) => event);
    return {
      ...trackOf(stored.application, events, { today: today(), calendar: calendar(), rules }),
      version: stored.version,
    };
  };
