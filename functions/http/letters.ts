import { isNumber } from '#domain/application/number.ts';
import type { Officer, RateLimiter } from '../usecases/ports/officer.ts';
import type { Typeset } from '../usecases/ports/typesetter.ts';
import type { LetterName, LetterReader } from '../usecases/set-letter.ts';
import { guessedRight, mustWait } from './code-guess.ts';
import { type Fault, faultPage, isFault } from './fault.ts';
import { readForm } from './form.ts';
import { plain } from './plain.ts';
import { forOfficer, type SessionWorld } from './signed-in.ts';

interface LetterDoorsWorld extends SessionWorld {
  readonly rates: RateLimiter;
  readonly set: (
    letter: LetterName,
    number: string,
    reader: LetterReader,
  ) => Promise<Typeset | { readonly notYet: LetterName } | undefined>;
}

const NAMES: Readonly<Record<LetterName, string>> = { receipt: '受理回执', reply: '答复书' };

const isLetter = (name: string): name is LetterName => Object.hasOwn(NAMES, name);

const LIMITS = { sentBytes: 1_000, decodedBytes: 1_000 };

const OFFICE_PATH = /^\/office\/applications\/([\d-]+)\/(receipt|reply)\.pdf$/;

const APPLICANT_LETTER_PATH = '/apply/letter';

/** Whether a request is for a letter. */
export const isLetterDoor = (method: string, url: string): boolean => {
  const path = url.split('?', 1)[0] ?? '';
  return (method === 'POST' && path === APPLICANT_LETTER_PATH) || (method === 'GET' && OFFICE_PATH.test(path));
};

const refuse = (
  status: 404 | 409 | 429 | 500,
  fault: string,
  remedy: string,
  more: Pick<Fault, 'retryAfterSeconds'> = {},
): Response => faultPage({ status, field: '文书', fault, remedy, ...more });

const answer = (letter: LetterName, number: string, set: Awaited<ReturnType<LetterDoorsWorld['set']>>): Response => {
  if (!set) return refuse(404, '没有查到', '请核对受理编号和查询码');
  if ('notYet' in set)
    return refuse(409, '还没有这份文书', letter === 'reply' ? '答复送出以后再来下载' : '确认收到以后再来下载');
  if ('missing' in set)
    return refuse(500, `字库里没有“${set.missing.join('')}”`, '请打电话告诉我们，我们补上字库后再发给您');
  const name = encodeURIComponent(`${NAMES[letter]}-${number}.pdf`);
  return new Response(set.pdf as Uint8Array<ArrayBuffer>, {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="${letter}-${number}.pdf"; filename*=UTF-8''${name}`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
};

/** 受理回执、答复书 as PDF: for the applicant by a form, so that no code is in an address; for officers by address. */
export const letterDoors = (world: LetterDoorsWorld) => {
  const toApplicant = async (request: Request, client: string): Promise<Response> => {
    const retryAfterSeconds = await mustWait(world.rates, client);
    if (retryAfterSeconds) return refuse(429, '请求太频繁', '请 10 分钟后再试', { retryAfterSeconds });
    const form = await readForm(request, LIMITS);
    if (isFault(form)) return faultPage(form);
    const [number, queryCode] = [plain(form.get('number') ?? ''), plain(form.get('queryCode') ?? '')];
    const letter = form.get('letter') ?? '';
    if (!isLetter(letter) || !isNumber(number)) return refuse(404, '没有查到', '请核对受理编号和查询码');
    const set = await world.set(letter, number, { queryCode });
    if (set) await guessedRight(world.rates, client);
    return answer(letter, number, set);
  };

  const toOfficer = async (request: Request, officer: Officer): Promise<Response> => {
    const [, number = '', letter = ''] = OFFICE_PATH.exec(new URL(request.url).pathname) ?? [];
    if (!isLetter(letter) || !isNumber(number)) return refuse(404, '没有这件申请', '请核对受理编号');
    return answer(letter, number, await world.set(letter, number, { officer }));
  };

  return (request: Request, client: string): Promise<Response> =>
    request.method === 'POST'
      ? toApplicant(request, client)
      : forOfficer(world, request, (officer) => toOfficer(request, officer));
};
