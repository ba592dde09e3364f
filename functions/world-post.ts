import { join } from 'node:path';
import { dynamoCounts } from './adapters/dynamo/counts.ts';
import { dynamoOutbox } from './adapters/dynamo/outbox.ts';
import { type Mailbox, mailbox } from './adapters/mail-box.ts';
import { smtpMail } from './adapters/mail-smtp.ts';
import { unsetSender } from './adapters/unset-sender.ts';
import type { Applications } from './usecases/ports/applications.ts';
import type { Counts } from './usecases/ports/counts.ts';
import type { Notifier } from './usecases/ports/notifier.ts';
import type { Outbox } from './usecases/ports/outbox.ts';
import type { Postal } from './usecases/ports/postal.ts';
import type { Vault } from './usecases/ports/vault.ts';
import type { Clock, Instant } from './usecases/ports.ts';
import { applications, beijing, dataDir, log, once, random, safe, setting, site, store } from './world-base.ts';

const box = once(() => mailbox(join(dataDir, 'mailbox'), { now: () => beijing() }));

/** A demonstration without a mail server keeps what it would have sent; a real city never does so in silence. */
const isKept = (): boolean => !setting('SMTP_URL') && (site().demo ?? false);

const mail = (): Notifier => {
  const { name, domain } = site();
  const url = setting('SMTP_URL');
  if (url) return smtpMail({ url, from: setting('MAIL_FROM') ?? `${name} <open@${domain}>` });
  // Set one day, it takes what still waits then.
  return isKept() ? box().mail : unsetSender('failed', ' SMTP_URL');
};

const postal = once((): Postal => {
  const { name, phone, domain } = site();
  return {
    mail: mail(),
    sms: isKept() ? box().sms : unsetSender('refused', '短信网关'),
    siteName: name,
    phone,
    trackLink: `https://${domain}/apply/track/`,
    deskLink: `https://${domain}/office/`,
    deskAddress: (desk) => (isKept() ? `${desk}@${domain}` : setting('DESK_MAIL')),
  };
});

const outbox = once(() => dynamoOutbox(store()));
const counts = once(() => dynamoCounts(store()));

export interface PostWorld extends Clock {
  readonly applications: Applications;
  readonly vault: Vault;
  readonly log: typeof log;
  readonly outbox: Outbox;
  readonly counts: Counts;
  readonly postal: Postal;
  /** Where a demonstration keeps messages instead of sending them; none for a real city, or once a mail server is named. */
  readonly mailbox: Mailbox | undefined;
  readonly later: (milliseconds: number) => Instant;
  readonly random: () => number;
}

/** The part of the world that writes letters: apart, so that what answers requests need not load a mail client. */
export const postWorld: PostWorld = {
  now: () => beijing(),
  log,
  later: beijing,
  random,
  get applications() {
    return applications();
  },
  get vault() {
    return safe();
  },
  get outbox() {
    return outbox();
  },
  get counts() {
    return counts();
  },
  get mailbox() {
    return isKept() ? box() : undefined;
  },
  get postal() {
    return postal();
  },
};
