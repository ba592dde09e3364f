import { sendNotice } from '../usecases/send-notice.ts';
import { sweep } from '../usecases/sweep.ts';
import { world } from '../world.ts';

/** 每日巡查 on its schedule, then what of the notices waits to be tried again. */
export const handler = async (): Promise<void> => {
  for (const { number, step } of await sweep(world)()) world.log({ level: 'info', number, step });
  for await (const ref of world.outbox.due(world.now())) {
    const state = await sendNotice(world)(ref);
    if (state === 'setAside' || state === 'undeliverable') world.log({ level: 'warn', ...ref, state });
  }
};
