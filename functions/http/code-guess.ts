import { ROUTES } from '../routes.ts';
import type { RateLimiter } from '../usecases/ports/officer.ts';

const DOOR = 'trackApplication';
const { rate, tries } = ROUTES[DOOR];

/** How many seconds whoever looked too often must wait; undefined for the others. Letters and files count with 查询. */
export const mustWait = async (rates: RateLimiter, client: string): Promise<number | undefined> => {
  if (!(await rates.admits(`${DOOR}.tries`, client, tries))) return rates.secondsLeft(tries);
  return (await rates.admits(DOOR, client, rate)) ? undefined : rates.secondsLeft(rate);
};

/** The 查询码 was right: that was no try. */
export const guessedRight = (rates: RateLimiter, client: string): Promise<void> => rates.forgive(DOOR, client, rate);
