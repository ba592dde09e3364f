import { sweepDaily } from '../usecases/sweep.ts';
import { world } from '../world.ts';

/** 每日巡查, on its schedule. */
export const handler = async (): Promise<void> => {
  for (const { number, step } of await sweepDaily(world)()) world.log({ level: 'info', number, step });
};
