import type { UploadFault } from './attachment-rules.ts';

/** 附件清单 — the files a form carries, each with the name its sender knows it by; the name goes no further than the form. */
export interface Listed {
  /** Of the upload; `NOT_SENT` when nothing was sent. */
  readonly id: string;
  readonly name: string;
}

/** Stands for the id of a file whose name alone was kept, for want of a network. */
export const NOT_SENT = 'not-sent';

/** The list as two fields of a form: ids by spaces, names by lines. */
export interface ListFields {
  readonly attachments: string;
  readonly attachmentNames: string;
}

/** The files that the two fields of a form name; one without a name is called 附件 by its place. */
export const listIn = ({ attachments, attachmentNames }: ListFields): Listed[] => {
  const names = attachmentNames.split('\n');
  return attachments
    .split(' ')
    .filter((id) => id !== '')
    .map((id, at) => ({ id, name: names[at]?.trim() || `附件 ${at + 1}` }));
};

/** The two fields that `listIn` reads. */
export const listFields = (list: readonly Listed[]): ListFields => ({
  attachments: list.map(({ id }) => id).join(' '),
  attachmentNames: list.map(({ name }) => name).join('\n'),
});

/** A file of the list as it stands. */
export interface ListedUpload extends Listed {
  /** Undefined when there is no such upload, or none any more. */
  readonly upload:
    | {
        readonly state: 'waiting' | 'clean' | 'refused';
        readonly fault?: UploadFault | undefined;
        readonly sizeBytes: number;
      }
    | undefined;
}
