import { isNumber } from '#domain/application/number.ts';
import { ATTACHMENT_LIMITS, UPLOAD_FAULTS } from '#domain/attachment-rules.ts';
import type { Officer } from '../usecases/ports/officer.ts';
import type { Blobs, LinkWords, Upload } from '../usecases/ports/uploads.ts';
import type { Case } from '../usecases/read-application.ts';
import { attached } from './attached.ts';
import { faultPage } from './fault.ts';
import { readBytes } from './read-bytes.ts';
import { forOfficer, type SessionWorld } from './signed-in.ts';

interface UploadDoorsWorld extends SessionWorld {
  /** Undefined where a bucket takes uploads itself. */
  readonly isOurs: ((link: LinkWords) => Promise<boolean>) | undefined;
  readonly blobs: Blobs;
  readonly settle: (id: string) => Promise<Upload | undefined>;
  readonly read: (number: string, officer: Officer) => Promise<Case | undefined>;
}

const RECEIVE_PATH = /^\/uploads\/([A-Za-z0-9_-]{20,60})$/;
const OFFICE_PATH = /^\/office\/applications\/([\d-]+)\/attachments\/([A-Za-z0-9_-]{20,60})$/;

/** Whether a request brings a file, or an officer fetches one. */
export const isUploadDoor = (method: string, url: string): boolean => {
  const path = url.split('?', 1)[0] ?? '';
  return (method === 'POST' && RECEIVE_PATH.test(path)) || (method === 'GET' && OFFICE_PATH.test(path));
};

/** What a browser is told of an upload. */
export const uploadAnswer = ({ id, state, fault }: Upload) => ({
  id,
  state,
  ...(fault && UPLOAD_FAULTS[fault]),
});

const json = (status: number, data: object): Response =>
  new Response(JSON.stringify(data), {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' },
  });

const refuse = (status: 403 | 413 | 400, fault: string): Response =>
  json(status, { state: 'refused', fault, remedy: '请重新选择文件上传' });

/** The doors of attachments: one takes a file straight from a browser, the other gives it to an officer who may read the case. */
export const uploadDoors = (world: UploadDoorsWorld) => {
  const receive = async (request: Request): Promise<Response> => {
    const { pathname, searchParams } = new URL(request.url);
    const [, id = ''] = RECEIVE_PATH.exec(pathname) ?? [];
    const [until, sizeBytes] = [Number(searchParams.get('until')), Number(searchParams.get('size'))];
    const link = { id, until, sizeBytes, mac: searchParams.get('mac') ?? '' };
    if (!(await world.isOurs?.(link))) return refuse(403, '上传的链接无效或者已经过期');
    const bytes = await readBytes(request.body, Math.min(sizeBytes, ATTACHMENT_LIMITS.fileBytes));
    if (bytes === 'tooLarge') return refuse(413, '比所选的文件大');
    if (bytes === 'brokenOff') return refuse(400, '没有传完');
    await world.blobs.quarantine(id, bytes);
    const upload = await world.settle(id);
    return upload ? json(200, uploadAnswer(upload)) : refuse(403, '上传的链接无效或者已经过期');
  };

  const give = async (request: Request, officer: Officer): Promise<Response> => {
    const [, number = '', id = ''] = OFFICE_PATH.exec(new URL(request.url).pathname) ?? [];
    const found = isNumber(number) ? await world.read(number, officer) : undefined;
    const at = found?.application.attachments.findIndex((each) => each.id === id) ?? -1;
    const attachment = found?.application.attachments[at];
    const name = attachment && `附件${at + 1}-${number}.${attachment.type}`;
    const content = attachment && name && (await world.blobs.give(attachment, name));
    if (!content) return faultPage({ status: 404, field: '附件', fault: '没有这个附件', remedy: '请回到申请的页面' });
    return attached(content, name, attachment.type);
  };

  return (request: Request): Promise<Response> =>
    request.method === 'POST' ? receive(request) : forOfficer(world, request, (officer) => give(request, officer));
};
