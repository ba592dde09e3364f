import { ATTACHMENT_LIMITS, LIMIT_WORDS } from '#domain/attachment-rules.ts';
import type { Fault } from './fault.ts';
import { type FormLimits, formTooLarge, readForm } from './form.ts';
import { readBytes } from './read-bytes.ts';

/** A posted form, and the files that came with it. */
export interface FilesForm {
  readonly form: URLSearchParams;
  readonly files: readonly File[];
}

const BROKEN: Fault = { status: 400, field: '附件', fault: '没有传完', remedy: '请重新选择文件上传' };

const parts = async (bytes: Buffer, type: string): Promise<FormData | undefined> => {
  try {
    return await new Response(bytes as Uint8Array<ArrayBuffer>, { headers: { 'content-type': type } }).formData();
  } catch {
    return undefined;
  }
};

const isMultipart = (type: string): boolean => /^multipart\/form-data\s*;/i.test(type);

/** A form that may carry files: without scripting a browser sends them in it, as many bytes as all 附件 may have. */
export const readFilesForm = async (request: Request, limits: FormLimits): Promise<FilesForm | Fault> => {
  const type = request.headers.get('content-type') ?? '';
  if (!isMultipart(type)) {
    const form = await readForm(request, limits);
    return 'remedy' in form ? form : { form, files: [] };
  }
  const most = ATTACHMENT_LIMITS.allBytes + limits.sentBytes;
  const bytes = await readBytes(request.body, most);
  if (bytes === 'tooLarge')
    return {
      status: 413,
      field: '附件',
      fault: `一次选得太多，合计超过 ${LIMIT_WORDS.all}`,
      remedy: '请退回上一页，少选几个文件',
    };
  const data = bytes === 'brokenOff' ? undefined : await parts(bytes, type);
  if (!data) return BROKEN;
  const form = new URLSearchParams();
  const files: File[] = [];
  let decodedBytes = 0;
  for (const [name, value] of data) {
    // What a browser sends of a field in which no file was chosen.
    if (typeof value !== 'string') {
      if (value.name !== '' || value.size > 0) files.push(value);
      continue;
    }
    decodedBytes += Buffer.byteLength(name + value);
    form.append(name, value);
  }
  return decodedBytes > limits.decodedBytes ? formTooLarge(limits.decodedBytes) : { form, files };
};
