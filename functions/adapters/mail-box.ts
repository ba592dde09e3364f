import { createHash } from 'node:crypto';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Message, Notifier } from '../usecases/ports/notifier.ts';
import type { SmsSender } from '../usecases/ports/sms.ts';
import type { Clock, Instant } from '../usecases/ports.ts';
import { createWhole } from './whole-file.ts';

/** A message that was kept instead of sent. */
export interface Kept extends Message {
  /** Its name in the mailbox: letters and digits, fit for an address. */
  readonly key: string;
  readonly at: Instant;
  readonly medium: '邮件' | '短信';
}

export interface Mailbox {
  readonly mail: Notifier;
  readonly sms: SmsSender;
  /** The newest first. */
  readonly list: (limit: number) => Promise<readonly Kept[]>;
  readonly read: (key: string) => Promise<Kept | undefined>;
}

const KEY = /^[0-9a-f]{40}$/;

const keyOf = (medium: Kept['medium'], id: string): string =>
  createHash('sha256').update(`${medium}\n${id}`).digest('hex').slice(0, 40);

/** More than anybody looks through; the oldest make room. */
const MOST = 500;

/**
 * 本机信箱 — keeps messages as files of their owner's instead of sending them: a demonstration has no
 * mail server. A message sent again is kept once.
 */
export const mailbox = (dir: string, { now }: Clock, most = MOST): Mailbox => {
  const fileOf = (key: string): string => join(dir, `${key}.json`);

  const names = async (): Promise<string[]> => {
    try {
      return await readdir(dir);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  };

  /** The files of messages, as they were written. */
  const newestFirst = async (): Promise<readonly string[]> => {
    const written = (await names())
      .filter((name) => name.endsWith('.json'))
      .map(async (name) => ({ name, at: (await stat(join(dir, name)).catch(() => undefined))?.mtimeMs ?? 0 }));
    return (await Promise.all(written)).sort((a, b) => b.at - a.at).map(({ name }) => name);
  };

  const keep =
    (medium: Kept['medium']) =>
    async (message: Message): Promise<{ readonly state: 'sent'; readonly detail: string }> => {
      const { id, to, subject, text, kind } = message;
      const key = keyOf(medium, id);
      const kept: Kept = { key, at: now(), medium, id, to, subject, text, kind };
      const isNew = await createWhole(fileOf(key), `${JSON.stringify(kept)}\n`);
      if (isNew) for (const old of (await newestFirst()).slice(most)) await rm(join(dir, old), { force: true });
      return { state: 'sent', detail: isNew ? '' : 'kept before' };
    };

  const read = async (key: string): Promise<Kept | undefined> => {
    if (!KEY.test(key)) return undefined;
    try {
      return JSON.parse(await readFile(fileOf(key), 'utf8')) as Kept;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  };

  return {
    mail: { send: keep('邮件') },
    sms: { send: (message) => keep('短信')({ ...message, subject: '' }) },
    read,
    list: async (limit) => {
      const kept: Kept[] = [];
      for (const name of (await newestFirst()).slice(0, limit)) {
        const message = await read(name.slice(0, -'.json'.length));
        if (message) kept.push(message);
      }
      return kept.sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? 1 : -1));
    },
  };
};
