import { folderFault } from '#domain/application/handlers.ts';
import { type AttachmentType, announcedFault, typeOfName } from '#domain/attachment-rules.ts';
import type { Finding } from '#domain/outgoing/finding.ts';
import type { Applications } from './ports/applications.ts';
import type { AtFolder, Brought, FolderFile, Kept, OutgoingFolder } from './ports/folder.ts';
import type { Officer } from './ports/officer.ts';
import type { OutgoingFile } from './ports/outgoing.ts';
import type { Blobs, Upload, Uploads } from './ports/uploads.ts';
import type { Clock } from './ports.ts';

interface World extends Clock {
  readonly applications: Applications;
  readonly uploads: Uploads;
  readonly blobs: Blobs;
  readonly folder: OutgoingFolder;
  readonly settle: (id: string) => Promise<Upload | undefined>;
  /** 0 where it has no pages to show. */
  readonly countPages: (file: OutgoingFile) => Promise<number>;
  readonly check: (
    file: OutgoingFile,
  ) => Promise<
    { readonly kind: 'clean' } | { readonly kind: 'confirm' | 'blocked'; readonly findings: readonly Finding[] }
  >;
}

const MOST_FILES = 10;

/**
 * 随答复公开的文件 of a draft: taken in as any upload is, checked when it arrives, and kept with its findings. Only the
 * leading unit's officer, only while the draft is being written: what was sent to review is bound by its hash. The same file brought again is there already.
 */
export const keepFolder = (world: World) => {
  const { applications, uploads, blobs, folder, now } = world;

  const take = async (number: string, { id: officerId }: Officer, brought: Brought): Promise<Kept> => {
    const { name, bytes, sha256, madeFrom } = brought;
    const fault = announcedFault(name, bytes.byteLength);
    if (fault) return { fault };
    const type = typeOfName(name) as AttachmentType;
    const id = await uploads.announce({ type, sizeBytes: bytes.byteLength, sha256 }, now());
    await blobs.quarantine(id, bytes);
    const upload = await world.settle(id);
    if (upload?.state === 'refused') return { fault: upload.fault ?? 'broken' };
    if (upload?.state !== 'clean') return { fault: 'unscanned' };
    const checked = await world.check({ name, bytes });
    const file: FolderFile = {
      id,
      name,
      type,
      sizeBytes: bytes.byteLength,
      sha256,
      check: checked.kind,
      findings: 'findings' in checked ? checked.findings : [],
      addedBy: officerId,
      addedAt: now(),
      pages: await world.countPages({ name, bytes }),
      ...(madeFrom && { madeFrom }),
    };
    return (await folder.add(number, file)) ? { file } : { fault: 'unscanned' };
  };

  const within = async (at: AtFolder, work: (files: readonly FolderFile[]) => Promise<Kept>): Promise<Kept> =>
    folderFault((await applications.load(at.number))?.application, at.officer) ?? work(await folder.list(at.number));

  return {
    attach: (at: AtFolder, brought: Brought) =>
      within(at, async (files) => {
        const there = files.find(({ name, sha256 }) => name === brought.name && sha256 === brought.sha256);
        if (there) return { file: there };
        return files.length >= MOST_FILES ? { fault: 'tooMany' } : take(at.number, at.officer, brought);
      }),
    /** 逐处核对确认 — somebody looked at each finding, and says why it may be released. */
    confirm: (at: AtFolder, id: string, reason: string) =>
      within(at, async (files) => {
        const file = files.find((each) => each.id === id);
        if (!file) return { fault: 'unknownFile' };
        if (file.check !== 'confirm') return { fault: 'notConfirmable' };
        if (reason.trim() === '') return { fault: 'noReason' };
        const confirmed: FolderFile = { ...file, check: 'confirmed', confirmed: { by: at.officer.id, reason } };
        await folder.put(at.number, confirmed);
        return { file: confirmed };
      }),
    remove: (at: AtFolder, id: string) =>
      within(at, async (files) => {
        const file = files.find((each) => each.id === id);
        if (!file) return { fault: 'unknownFile' };
        await folder.remove(at.number, id);
        return { file };
      }),
  };
};
