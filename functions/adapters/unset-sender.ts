import type { Delivery } from '../usecases/ports/notifier.ts';

/** What a city has in the place of a mail server or a gateway that it has not set: nothing is sent, and that is said. */
export const unsetSender = (
  state: Exclude<Delivery['state'], 'sent'>,
  missing: string,
): { readonly send: () => Promise<Delivery> } => ({
  send: async () => ({ state, detail: `未发送：未设置${missing}` }),
});
