import type { NoticeRef } from '../usecases/ports/outbox.ts';
import { sendNotice } from '../usecases/send-notice.ts';
import type { PostWorld } from '../world-post.ts';

/** Sends one notice and reports its end or its failure; whatever befalls it, the next one is sent. It still waits, and the post comes back to it. */
export const deliver =
  (world: PostWorld) =>
  async (ref: NoticeRef): Promise<void> => {
    try {
      const state = await sendNotice(world)(ref);
      if (state === 'setAside' || state === 'undeliverable') world.log({ level: 'warn', ...ref, state });
    } catch (error) {
      world.log({ level: 'error', ...ref, error: (error as Error).stack });
    }
  };
