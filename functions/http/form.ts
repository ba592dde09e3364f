import { FORM_RATE } from '../routes.ts';
import type { RateLimiter } from '../usecases/ports/officer.ts';
import { clientOfPage } from './client-address.ts';
import type { Fault } from './fault.ts';
import { readBytes } from './read-bytes.ts';

export interface FormLimits {
  /** Of the body as sent; percent-encoding makes Chinese three times longer. */
  readonly sentBytes: number;
  /** Of the names and values after decoding. */
  readonly decodedBytes: number;
}

const FORM_TYPE = 'application/x-www-form-urlencoded';

export const formTooLarge = (limit: number): Fault => ({
  status: 413,
  field: '表单',
  fault: `内容太长，超过 ${limit} 字节`,
  remedy: '请缩短内容后重新提交',
});

const BROKEN_OFF: Fault = { status: 400, field: '表单', fault: '没有传完', remedy: '请重新提交' };

const TOO_OFTEN: Fault = { status: 429, field: '表单', fault: '提交得太频繁', remedy: '请一小时后再提交' };

/** Refuses a client that has sent the forms of a page more often than anybody needs. */
export const tooOften = async (rates: RateLimiter, bucket: string, request: Request): Promise<Fault | undefined> =>
  (await rates.admits(bucket, clientOfPage(request), FORM_RATE))
    ? undefined
    : { ...TOO_OFTEN, retryAfterSeconds: rates.secondsLeft(FORM_RATE) };

/** The fields of a posted form, or why it cannot be read. */
export const readForm = async (request: Request, limits: FormLimits): Promise<URLSearchParams | Fault> => {
  const type = request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  if (type !== FORM_TYPE)
    return { status: 415, field: '表单', fault: `应以 ${FORM_TYPE} 格式提交`, remedy: '请从网站页面上的表单提交' };
  const bytes = await readBytes(request.body, limits.sentBytes);
  if (typeof bytes === 'string') return bytes === 'tooLarge' ? formTooLarge(limits.sentBytes) : BROKEN_OFF;
  const form = new URLSearchParams(bytes.toString('utf8'));
  const decoded = [...form].reduce((sum, [name, value]) => sum + Buffer.byteLength(name + value), 0);
  return decoded > limits.decodedBytes ? formTooLarge(limits.decodedBytes) : form;
};
