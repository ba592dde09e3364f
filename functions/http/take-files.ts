import { createHash } from 'node:crypto';
import { type Listed, type ListedUpload, listFields, listIn, NOT_SENT } from '#domain/attachment-list.ts';
import { ATTACHMENT_LIMITS, announcedFault, LIMIT_WORDS, shownName, UPLOAD_FAULTS } from '#domain/attachment-rules.ts';
import type { Upload } from '../usecases/ports/uploads.ts';
import { enterFromPage } from './enter.ts';
import { fileFault, notSentFaults } from './file-faults.ts';
import type { FilesForm } from './files-form.ts';
import type { FieldProblem } from './problem.ts';
import type { ApiWorld } from './world.ts';

/** Checks what lies in quarantine. */
export type Settle = (id: string) => Promise<Upload | undefined>;

const loaded = (world: ApiWorld, list: readonly Listed[]): Promise<ListedUpload[]> =>
  Promise.all(
    list.map(async (listed) => ({
      ...listed,
      upload: listed.id === NOT_SENT ? undefined : await world.uploads.load(listed.id),
    })),
  );

const listOf = (form: URLSearchParams): Listed[] =>
  listIn({
    attachments: form.get('attachments') ?? '',
    attachmentNames: (form.get('attachmentNames') ?? '').replaceAll('\r\n', '\n'),
  });

/** The files a form carries, as they stand; no more of them than one application may have. */
export const listedIn = (world: ApiWorld, form: URLSearchParams): Promise<ListedUpload[]> =>
  loaded(world, listOf(form).slice(0, ATTACHMENT_LIMITS.files));

/** Takes one file through the door by which scripting announces it, and has it checked at once. */
const takeFile = async (
  world: ApiWorld,
  settle: Settle,
  { file, name, client }: { file: File; name: string; client: string },
): Promise<{ readonly upload: Upload } | { readonly fault: FieldProblem }> => {
  const bytes = Buffer.from(await file.arrayBuffer());
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const body = { name: name.slice(-200), sizeBytes: bytes.byteLength, sha256 };
  const answer = await enterFromPage(world, 'requestUpload', { client, body });
  if ('problem' in answer) {
    const { fault, remedy } = answer.problem.errors?.[0] ?? {
      fault: answer.problem.title,
      remedy: answer.problem.detail.replace(/。$/, ''),
    };
    return { fault: fileFault(name, fault, remedy) };
  }
  const { id } = answer.data as { readonly id: string };
  await world.blobs.quarantine(id, bytes);
  const upload = (await settle(id)) ?? (await world.uploads.load(id));
  if (!upload) return { fault: fileFault(name, '没有传完', '请重新选择文件上传') };
  if (upload.state !== 'refused') return { upload };
  const { fault, remedy } = UPLOAD_FAULTS[upload.fault ?? 'broken'];
  return { fault: fileFault(name, fault, remedy) };
};

const bytesOf = (list: readonly ListedUpload[]): number =>
  list.reduce((sum, { upload }) => sum + (upload?.sizeBytes ?? 0), 0);

const refusedBeforehand = (
  list: readonly ListedUpload[],
  file: File,
): { fault: string; remedy: string } | undefined => {
  const fault = announcedFault(file.name, file.size);
  if (fault) return UPLOAD_FAULTS[fault];
  const { files, allBytes } = ATTACHMENT_LIMITS;
  if (list.length >= files) return { fault: `没有上传：最多 ${files} 个附件`, remedy: '请先移除不需要的' };
  if (bytesOf(list) + file.size > allBytes)
    return { fault: `没有上传：附件合计超过 ${LIMIT_WORDS.all}`, remedy: '请移除不需要的，或者压缩以后再上传' };
  return undefined;
};

/**
 * 附件 as a page without scripting sends them: takes the files of the form, removes the one named by `remove`, and
 * writes what the form carries then back into it.
 *
 * @returns what was not taken, and why
 */
export const takeFiles =
  (world: ApiWorld, settle: Settle) =>
  async ({ form, files }: FilesForm, client: string): Promise<readonly FieldProblem[]> => {
    const removed = form.get('remove');
    const kept = (await listedIn(world, form)).filter((_, at) => String(at) !== removed);
    const faults: FieldProblem[] = [];
    for (const file of files) {
      const name = shownName(file.name);
      const wrong = refusedBeforehand(kept, file);
      if (wrong) {
        faults.push(fileFault(name, wrong.fault, wrong.remedy));
        continue;
      }
      const taken = await takeFile(world, settle, { file, name, client });
      if ('fault' in taken) faults.push(taken.fault);
      else {
        // The file whose name was kept has come.
        const at = kept.findIndex((each) => each.id === NOT_SENT && each.name === name);
        kept.splice(at < 0 ? kept.length : at, at < 0 ? 0 : 1, { id: taken.upload.id, name, upload: taken.upload });
      }
    }
    for (const [name, text] of Object.entries(listFields(kept))) form.set(name, text);
    return faults;
  };

/** What of a list cannot be handed in: names without files, files gone, files refused. */
export const listFaults = (list: readonly ListedUpload[]): FieldProblem[] => [
  ...notSentFaults(list),
  ...list
    .filter(({ id }) => id !== NOT_SENT)
    .flatMap(({ name, upload }) => {
      if (!upload) return [fileFault(name, '已经过期', '请移除，再重新选择这个文件')];
      if (upload.state !== 'refused') return [];
      const { fault, remedy } = UPLOAD_FAULTS[upload.fault ?? 'broken'];
      return [fileFault(name, fault, `${remedy}；这一个请移除`)];
    }),
];
