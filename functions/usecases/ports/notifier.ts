/** What became of a message handed over. */
export interface Delivery {
  /** `refused`: it will never be taken, so it is not tried again. `failed`: another time it may be. */
  readonly state: 'sent' | 'refused' | 'failed';
  /** For the log: the other side's code, or what is not set; never an address. */
  readonly detail: string;
}

/** 通知 — one message to one person. Nothing personal is in it but the address. */
export interface Message {
  /** The same message has the same id however often it is sent. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The step it tells of. */
  readonly kind: string;
}

/** 电子邮件通知 — never throws for what the other side says or fails to say. */
export interface Notifier {
  readonly send: (message: Message) => Promise<Delivery>;
}
