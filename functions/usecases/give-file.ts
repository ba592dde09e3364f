import { mayRead } from '#domain/application/handlers.ts';
import type { Progress } from '#domain/application/track.ts';
import type { Attachment } from '#domain/attachment-rules.ts';
import type { Applications } from './ports/applications.ts';
import type { OutgoingFolder } from './ports/folder.ts';
import type { Officer } from './ports/officer.ts';
import type { Blobs } from './ports/uploads.ts';

interface World {
  readonly applications: Applications;
  readonly blobs: Blobs;
  readonly folder: Pick<OutgoingFolder, 'list'>;
  readonly track: (number: string, queryCode: string) => Promise<Progress | undefined>;
}

export interface Given extends Pick<Attachment, 'id' | 'type' | 'sha256'> {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * 随答复公开的文件 — to the applicant those of the reply that went out, to officers of the case also those in its folder;
 * to anyone else nothing, whatever they know.
 */
export const giveFile = ({ applications, blobs, folder, track }: World) => {
  const withBytes = async (file: Omit<Given, 'bytes'> | undefined): Promise<Given | undefined> => {
    const bytes = file && (await blobs.read(file));
    return bytes && { ...file, bytes };
  };
  return {
    toApplicant: async (number: string, queryCode: string, id: string) => {
      const progress = await track(number, queryCode);
      return withBytes(progress?.reply?.files.find((file) => file.id === id));
    },
    toOfficer: async (number: string, officer: Officer, id: string) => {
      const stored = await applications.load(number);
      if (!stored || !mayRead(stored.application, officer)) return undefined;
      const bound = stored.application.draft?.files?.find((file) => file.id === id);
      return withBytes(bound ?? (await folder.list(number)).find((file) => file.id === id));
    },
  };
};
