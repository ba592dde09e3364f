import { noticeText } from '#domain/notice-texts.ts';
import { ATTEMPTS, retryAfter } from '#domain/retry.ts';
import type { Applications, Notice } from './ports/applications.ts';
import type { Delivery } from './ports/notifier.ts';
import type { Kept, NoticeRef, NoticeState, Outbox } from './ports/outbox.ts';
import type { Postal } from './ports/postal.ts';
import type { Vault } from './ports/vault.ts';
import type { Clock, Instant } from './ports.ts';

interface World extends Clock {
  readonly applications: Applications;
  readonly vault: Vault;
  readonly outbox: Outbox;
  readonly postal: Postal;
  /** `now` and so many milliseconds. */
  readonly later: (milliseconds: number) => Instant;
  /** From 0 to 1. */
  readonly random: () => number;
}

interface Address {
  readonly by: 'mail' | 'sms';
  readonly to: string;
}

/** The applicant's e-mail, or the telephone; opened for this one message and kept nowhere. */
const applicantAddress = async ({ applications, vault }: World, number: string): Promise<Address | undefined> => {
  const [stored, wrapped] = await Promise.all([applications.load(number), applications.wrappedKey(number)]);
  if (!stored || !wrapped) return undefined;
  const { email, phone } = stored.application.personal;
  const box = await vault.reopen(number, wrapped);
  if (email) return { by: 'mail', to: box.open('email', email) };
  return phone ? { by: 'sms', to: box.open('phone', phone) } : undefined;
};

const addressOf = async (world: World, { to, number, desk }: Notice): Promise<Address | undefined> => {
  if (to === 'applicant') return applicantAddress(world, number);
  const address = desk && world.postal.deskAddress(desk);
  return address ? { by: 'mail', to: address } : undefined;
};

const handOver = async (
  world: World,
  { number, place }: NoticeRef,
  notice: Kept['notice'] & object,
): Promise<Delivery> => {
  const { siteName, phone, trackLink, deskLink, mail, sms } = world.postal;
  const link = `${notice.to === 'applicant' ? trackLink : deskLink}?number=${number}`;
  const text = noticeText(notice.to, notice.step, { number, dueOn: notice.dueOn, link, siteName, phone });
  const address = await addressOf(world, notice);
  if (!text || !address) return { state: 'refused', detail: text ? 'no address' : 'no text' };
  // With its instant: a number that is given again after a restore is another application's.
  const message = { id: `${number}/${place}/${notice.at}`, to: address.to, kind: notice.step };
  return address.by === 'mail'
    ? mail.send({ ...message, subject: text.subject, text: text.text })
    : sms.send({ ...message, text: text.sms });
};

/** What cannot be read or opened is one notice's own fault, and counts as a try of its own: the others go out. */
const tryToHandOver = async (world: World, ref: NoticeRef, notice: Kept['notice']): Promise<Delivery> => {
  if (!notice) return { state: 'failed', detail: 'unreadable' };
  try {
    return await handOver(world, ref, notice);
  } catch (error) {
    return { state: 'failed', detail: (error as Error).name };
  }
};

const OF_NO_AVAIL: Delivery = { state: 'failed', detail: 'no try ended' };

/** What became of a notice, and what the other side said of it if it was just asked. */
export interface Sent {
  readonly state: NoticeState;
  readonly detail?: string;
}

/** How long a try has; a sender gives its message up well before. */
const TRY_MS = 5 * 60_000;

/**
 * 发送通知 — hands one notice over; a failed one is put off and, after eight tries, set aside for a person.
 * Called twice, late or out of order it sends once: only what waits and is due is sent, and by nobody else for the five
 * minutes that a try has. A sender that dies after the other side took the message, or never hears that it did, is not
 * known to have sent: then it is sent again, under the same id. So it is at least once after a crash, else exactly once.
 *
 * @returns what became of it; undefined when there is none
 */
export const sendNotice =
  (world: World) =>
  async (ref: NoticeRef): Promise<Sent | undefined> => {
    const { outbox, now, later, random } = world;
    const kept = await outbox.read(ref);
    if (kept?.state !== 'waiting') return kept && { state: kept.state };
    const attempt = kept.attempts + 1;
    if (!(await outbox.claim(ref, attempt, now(), later(TRY_MS)))) return { state: 'waiting' };
    // Beyond the last, its senders died one after another: it may be what they died of.
    const { state, detail } = attempt > ATTEMPTS ? OF_NO_AVAIL : await tryToHandOver(world, ref, kept.notice);
    const settle = async (end: Exclude<NoticeState, 'waiting'>) => {
      await outbox.settle(ref, end, detail, now());
      return { state: end, detail };
    };
    if (state === 'sent') return settle('sent');
    if (state === 'refused') return settle('undeliverable');
    const retry = retryAfter(attempt, random());
    if (retry.state === 'setAside') return settle('setAside');
    await outbox.postpone(ref, attempt, later(retry.waitMs));
    return { state: 'waiting', detail };
  };

/** Sends one notice and reports every try that did not succeed; whatever befalls it, it throws nothing: the next one is sent, and the post comes back to it. */
export const deliver =
  (world: World & { readonly log: (line: Readonly<Record<string, unknown>>) => void }) =>
  async (ref: NoticeRef): Promise<void> => {
    try {
      const sent = await sendNotice(world)(ref);
      if (sent?.detail !== undefined && sent.state !== 'sent') world.log({ level: 'warn', ...ref, ...sent });
    } catch (error) {
      world.log({ level: 'error', ...ref, error: (error as Error).stack });
    }
  };
