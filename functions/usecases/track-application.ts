import { trackOf } from '#domain/application/track.ts';
import type { Applications } from './ports/applications.ts';
import type { Office } from './ports/office.ts';
import type { Vault } from './ports/vault.ts';

interface World extends Office {
  readonly applications: Applications;
  readonly vault: Vault;
}

/**
 * Whether a 查询码 opens an application. The code is judged first, from the number alone: nothing is read for a wrong
 * one, so that it takes as long whether or not there is such an application.
 */
export const isApplicant =
  ({ applications, vault }: Pick<World, 'applications' | 'vault'>) =>
  async (number: string, queryCode: string): Promise<boolean> => {
    if (!(await vault.matchesQueryCode(number, queryCode))) return false;
    return (await applications.load(number)) !== undefined;
  };

/**
 * 查询 — number and 查询码 give the progress. An unknown number and a wrong code are one answer, found the same way.
 */
export const trackApplication =
  ({ applications, vault, today, calendar, rules }: World) =>
  async (number: string, queryCode: string) => {
    if (!(await vault.matchesQueryCode(number, queryCode))) return undefined;
    const [stored, history] = await Promise.all([applications.load(number), applications.history(number)]);
    if (!stored) return undefined;
    const events = history.map(({ event }) => event);
    return {
      ...trackOf(stored.application, events, { today: today(), calendar: calendar(), rules }),
      version: stored.version,
    };
  };
