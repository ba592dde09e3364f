import { sendNotice } from '../usecases/send-notice.ts';
import { postWorld } from '../world-post.ts';

/** What of the notices waits to be tried again, on its schedule; what is given up is reported. */
export const handler = async (): Promise<void> => {
  const { outbox, now, log } = postWorld;
  for await (const ref of outbox.due(now())) {
    const state = await sendNotice(postWorld)(ref);
    if (state === 'setAside' || state === 'undeliverable') log({ level: 'warn', ...ref, state });
  }
};
