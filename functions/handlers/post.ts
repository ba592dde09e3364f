import { deliver } from '../usecases/send-notice.ts';
import { postWorld } from '../world-post.ts';

/** What of the notices waits to be tried again, on its schedule. */
export const handler = async (): Promise<void> => {
  const { outbox, now } = postWorld;
  for await (const ref of outbox.due(now())) await deliver(postWorld)(ref);
};
