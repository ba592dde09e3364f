import { createHash, randomBytes } from 'node:crypto';
import { typeOfBytes } from '#domain/attachment-type.ts';
import type { Hall } from '#domain/outgoing/incoming.ts';
import { ROUTES } from '../routes.ts';
import type { Incoming } from '../usecases/ports/folder.ts';
import type { RateLimiter } from '../usecases/ports/officer.ts';
import type { FilesForm } from './files-form.ts';

export interface HallWorld {
  /** Undefined where files come to this machine. */
  readonly incoming: Incoming | undefined;
  readonly rates: RateLimiter;
}

/** The page that a browser is shown when the bucket has its file. */
const ARRIVED = '/apply/arrived/';

const keyOf = (word: string): string => `incoming/page/${createHash('sha256').update(word).digest('hex')}`;

/** A new one for each page; undefined where the page's own form brings the file, or for a client that asked too often. */
export const openHall = async (
  { incoming, rates }: HallWorld,
  client: string,
  origin: string,
): Promise<Hall | undefined> => {
  if (!incoming || !(await rates.admits('openHall', client, ROUTES.requestUpload.rate))) return undefined;
  const word = randomBytes(24).toString('hex');
  const { url, fields = {} } = await incoming.form(keyOf(word), new URL(ARRIVED, origin).href);
  return { word, url, fields };
};

/** A form with the file that its 送件口 took. It stays there for its day, so that a form sent again brings the same. */
export const withBrought = async (incoming: Incoming | undefined, posted: FilesForm): Promise<FilesForm> => {
  const { form, files } = posted;
  const word = form.get('hall') ?? '';
  const bytes = /^[0-9a-f]{48}$/.test(word) ? await incoming?.take(keyOf(word)) : undefined;
  if (!bytes) return posted;
  const place = (form.get('attachments') ?? '').split(' ').filter(Boolean).length + 1;
  const file = new File([new Uint8Array(bytes)], `附件 ${place}.${typeOfBytes(bytes) ?? 'bin'}`);
  return { form, files: [...files, file] };
};
