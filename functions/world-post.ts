import { join } from 'node:path';
import { dynamoCounts } from './adapters/dynamo/counts.ts';
import { dynamoOutbox } from './adapters/dynamo/outbox.ts';
import { type Mailbox, mailbox } from './adapters/mail-box.ts';
import { smtpMail } from './adapters/mail-smtp.ts';
import type { Applications } from './usecases/ports/applications.ts';
import type { Counts } from './usecases/ports/counts.ts';
import type { Outbox } from './usecases/ports/outbox.ts';
import type { Postal } from './usecases/ports/postal.ts';
import type { Vault } from './usecases/ports/vault.ts';
import type { Clock, Instant } from './usecases/ports.ts';
import { applications, beijing, dataDir, log, once, random, safe, setting, site, store } from './world-base.ts';

const box = once(() => mailbox(join(dataDir, 'mailbox'), { now: () => beijing() }));

const postal = once((): Postal => {
  const { name, phone, domain } = site();
  const url = setting('SMTP_URL');
  return {
    mail: url ? smtpMail({ url, from: setting('MAIL_FROM') ?? `${name} <open@${domain}>` }) : box().mail,
    sms: box().sms,
    siteName: name,
    phone,
    trackLink: `https://${domain}/apply/track/`,
    deskLink: `https://${domain}/desk/`,
    deskAddress: (desk) => (url ? setting('DESK_MAIL') : `${desk}@${domain}`),
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
    return setting('SMTP_URL') || !site().demo ? undefined : box();
  },
  get postal() {
    return postal();
  },
};
