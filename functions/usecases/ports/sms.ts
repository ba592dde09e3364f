import type { Delivery, Message } from './notifier.ts';

/** 短信通知 — through the city's own gateway; an adapter is written for each. */
export interface SmsSender {
  readonly send: (message: Omit<Message, 'subject'>) => Promise<Delivery>;
}
