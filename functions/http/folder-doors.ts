import { createHash } from 'node:crypto';
import { isNumber } from '#domain/application/number.ts';
import { ATTACHMENT_LIMITS, LIMIT_WORDS } from '#domain/attachment-rules.ts';
import type { FolderFault } from '#domain/outgoing/folder-faults.ts';
import { incomingPlace } from '#domain/outgoing/incoming.ts';
import type { Given, giveFile } from '../usecases/give-file.ts';
import type { keepFolder } from '../usecases/keep-folder.ts';
import type { Incoming, Kept } from '../usecases/ports/folder.ts';
import type { Officer, RateLimiter } from '../usecases/ports/officer.ts';
import type { redactFile } from '../usecases/redact-file.ts';
import { attached } from './attached.ts';
import { guessedRight, mustWait } from './code-guess.ts';
import { csrfFault } from './csrf.ts';
import { type Fault, faultPage, isFault } from './fault.ts';
import { readForm } from './form.ts';
import { plain } from './plain.ts';
import { readBytes } from './read-bytes.ts';
import { FOLDER_FORM, pictureOf, removingIn } from './redaction.ts';
import { forOfficer, type SessionWorld } from './signed-in.ts';
import { written } from './written.ts';

export interface FolderDoorsWorld extends SessionWorld {
  readonly rates: RateLimiter;
  readonly folder: ReturnType<typeof keepFolder>;
  readonly redaction: ReturnType<typeof redactFile>;
  readonly give: ReturnType<typeof giveFile>;
  /** Where a bucket takes officers' files itself. */
  readonly incoming: Incoming | undefined;
}

const APPLICANT_FILE_PATH = '/apply/file';
const FILES =
  /^\/office\/applications\/([\d-]+)\/files(?:\/([0-9a-f]{48})(?:\/(confirm|remove|redact|pages\/\d{1,3}))?)?$/;
/** Where a bucket leads a browser that has brought it a file. */
const ARRIVED = /^\/office\/applications\/([\d-]+)\/files\/arrived$/;

/** Whether a request brings, changes or fetches a file that is to be released. */
export const isFolderDoor = (method: string, url: string): boolean => {
  const path = url.split('?', 1)[0] ?? '';
  if (path === APPLICANT_FILE_PATH) return method === 'POST';
  if (ARRIVED.test(path)) return method === 'GET';
  const [whole, , id, act] = FILES.exec(path) ?? [];
  const isPicture = act?.startsWith('pages/') ?? false;
  if (whole === undefined) return false;
  return method === 'POST'
    ? id === undefined || (act !== undefined && !isPicture)
    : method === 'GET' && !!id && (!act || isPicture);
};

/** The parts of a form around its file. */
const AROUND_BYTES = 16 * 1024;

const NOT_FOUND: Fault = { status: 404, field: '文件', fault: '没有查到', remedy: '请核对受理编号和查询码' };
const NO_CASE: Fault = { status: 404, field: '文件', fault: '没有查到', remedy: '请回到申请的页面' };

const download = ({ name, type, content }: Given): Response => attached(content, name, type);

/** Leads back to the form with all that was written in it. */
const askAgain = (to: string): Response =>
  new Response(null, { status: 307, headers: { Location: to, 'Cache-Control': 'no-store' } });

const seeOther = (to: string): Response =>
  new Response(null, { status: 303, headers: { Location: to, 'Cache-Control': 'no-store' } });

interface Uploaded {
  readonly csrf: string;
  readonly file: File | undefined;
}

/** A file as a page's form sends it. */
const readUpload = async (request: Request): Promise<Uploaded | Fault> => {
  const type = request.headers.get('content-type') ?? '';
  const bytes = await readBytes(request.body, ATTACHMENT_LIMITS.fileBytes + AROUND_BYTES);
  if (bytes === 'tooLarge')
    return { status: 413, field: '文件', fault: `超过 ${LIMIT_WORDS.file}`, remedy: '请分成几个文件再上传' };
  const unread: Fault = { status: 400, field: '文件', fault: '没有传完', remedy: '请重新上传' };
  if (bytes === 'brokenOff') return unread;
  const form = await new Response(bytes as Uint8Array<ArrayBuffer>, { headers: { 'content-type': type } })
    .formData()
    .catch(() => undefined);
  if (!form) return unread;
  const [csrf, file] = [form.get('csrf'), form.get('file')];
  return { csrf: String(csrf ?? ''), file: file instanceof File && file.name !== '' ? file : undefined };
};

/** The doors of released files: officers bring, confirm, remove and fetch; the applicant fetches with number and 查询码. */
export const folderDoors = (world: FolderDoorsWorld) => {
  const toApplicant = async (request: Request, client: string): Promise<Response> => {
    const retryAfterSeconds = await mustWait(world.rates, client);
    if (retryAfterSeconds)
      return faultPage({
        status: 429,
        field: '文件',
        fault: '请求太频繁',
        remedy: '请 10 分钟后再试',
        retryAfterSeconds,
      });
    const form = await readForm(request, FOLDER_FORM);
    if (isFault(form)) return faultPage(form);
    const [number = '', code = '', id = ''] = ['number', 'queryCode', 'file'].map((name) =>
      plain(form.get(name) ?? ''),
    );
    const given = isNumber(number) ? await world.give.toApplicant(number, code, id) : undefined;
    if (!given) return faultPage(NOT_FOUND);
    await guessedRight(world.rates, client);
    return download(given);
  };

  const answered = (number: string, kept: Kept): Response => {
    if (kept === 'noSuchApplication') return faultPage(NO_CASE);
    const query = 'fault' in kept ? `?fault=${kept.fault}` : `?file=${kept.file.id}`;
    return seeOther(`/office/applications/${number}/files/${query}`);
  };

  const keep = async (number: string, officer: Officer, named: string, bytes: Uint8Array): Promise<Response> => {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const name = named.replaceAll(/[\p{Cc}\\/\u202a-\u202e\u2066-\u2069]/gu, '').slice(-120);
    return answered(number, await world.folder.attach({ number, officer }, { name, bytes, sha256 }));
  };

  const bring = async (request: Request, number: string, officer: Officer, csrf: string): Promise<Response> => {
    const sent = await readUpload(request);
    if (isFault(sent)) return faultPage(sent);
    const forged = csrfFault(new URLSearchParams({ csrf: sent.csrf }), csrf);
    if (forged) return faultPage(forged);
    const fault: FolderFault = 'noFile';
    if (!sent.file) return answered(number, { fault });
    return keep(number, officer, sent.file.name, new Uint8Array(await sent.file.arrayBuffer()));
  };

  /** What is taken in is taken out of the bucket's hall; who comes again finds it in the folder. */
  const arrive = async (url: URL, number: string, officer: Officer): Promise<Response> => {
    const key = url.searchParams.get('key') ?? '';
    const place = incomingPlace(number, officer.id);
    const bytes = key.startsWith(place) ? await world.incoming?.take(key) : undefined;
    if (!bytes) return seeOther(`/office/applications/${number}/files/`);
    const kept = await keep(number, officer, key.slice(place.length), bytes);
    await world.incoming?.discard(key);
    return kept;
  };

  const toOfficer = async (request: Request, officer: Officer, csrf: string): Promise<Response> => {
    const url = new URL(request.url);
    const [, number = '', id, act] = FILES.exec(url.pathname) ?? ARRIVED.exec(url.pathname) ?? [];
    if (!isNumber(number)) return faultPage(NO_CASE);
    if (ARRIVED.test(url.pathname)) return arrive(url, number, officer);
    if (!id) return bring(request, number, officer, csrf);
    if (!act) {
      const given = await world.give.toOfficer(number, officer, id);
      return given ? download(given) : faultPage(NO_CASE);
    }
    const at = { number, officer };
    if (act.startsWith('pages/')) {
      const picture = await world.redaction.page(at, id, Number(act.slice('pages/'.length)));
      return picture ? pictureOf(picture) : faultPage(NO_CASE);
    }
    const form = await readForm(request, FOLDER_FORM);
    if (isFault(form)) return faultPage(form);
    const forged = csrfFault(form, csrf);
    if (forged) return faultPage(forged);
    if (act === 'redact') {
      const removing = removingIn(form);
      const made = 'fault' in removing ? removing : await world.redaction.redact(at, id, removing);
      if (typeof made === 'string' || !('fault' in made)) return answered(number, made);
      return askAgain(`/office/applications/${number}/files/${id}/redact/?fault=${made.fault}`);
    }
    const done = act === 'remove' ? world.folder.remove(at, id) : world.folder.confirm(at, id, written(form, 'reason'));
    return answered(number, await done);
  };

  return (request: Request, client: string): Promise<Response> =>
    new URL(request.url).pathname === APPLICANT_FILE_PATH
      ? toApplicant(request, client)
      : forOfficer(world, request, (officer, csrf) => toOfficer(request, officer, csrf));
};
