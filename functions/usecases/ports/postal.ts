import type { Notifier } from './notifier.ts';
import type { SmsSender } from './sms.ts';

/** What notices are sent by, and what they say of the city. */
export interface Postal {
  readonly mail: Notifier;
  readonly sms: SmsSender;
  readonly siteName: string;
  readonly phone?: string | undefined;
  /** 查询页 and 工作台, whole addresses; neither carries a code. */
  readonly trackLink: string;
  readonly deskLink: string;
  /** Where the officers of a desk are told; none leaves it to their workbench. */
  readonly deskAddress: (desk: string) => string | undefined;
}
