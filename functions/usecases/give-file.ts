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

type Named = Pick<Attachment, 'id' | 'type' | 'sha256'> & { readonly name: string };

export interface Given extends Named {
  /** The bytes, or where a browser fetches them. */
  readonly content: Uint8Array | URL;
}

/**
 * 随答复公开的文件 — to the applicant those of the reply that went out, to officers of the case also those in its folder;
 * to anyone else nothing, whatever they know.
 */
export const giveFile = ({ applications, blobs, folder, track }: World) => {
  const withContent = async (file: Named | undefined): Promise<Given | undefined> => {
    const content = file && (await blobs.give(file, file.name));
    return content && { ...file, content };
  };
  return {
    toApplicant: async (number: string, queryCode: string, id: string) => {
      const progress = await track(number, queryCode);
      return withContent(progress?.reply?.files.find((file) => file.id === id));
    },
    toOfficer: async (number: string, officer: Officer, id: string) => {
      const stored = await applications.load(number);
      if (!stored || !mayRead(stored.application, officer)) return undefined;
      const bound = stored.application.draft?.files?.find((file) => file.id === id);
      return withContent(bound ?? (await folder.list(number)).find((file) => file.id === id));
    },
  };
};
