import type { Attachment, UploadFault } from '#domain/attachment-rules.ts';
import type { Instant } from '../ports.ts';

/** 上传 — a file on its way into an application. */
export interface Upload extends Attachment {
  readonly state: 'waiting' | 'clean' | 'refused';
  readonly fault?: UploadFault | undefined;
  /** The application that has it; no other can. */
  readonly claimedBy?: string | undefined;
}

/** Where uploads are noted; an id that nobody can guess is all that opens one. */
export interface Uploads {
  readonly announce: (upload: Pick<Upload, 'type' | 'sizeBytes' | 'sha256'>, at: Instant) => Promise<string>;
  readonly load: (id: string) => Promise<Upload | undefined>;
  /** Once: what is settled stays. */
  readonly settle: (id: string, state: 'clean' | 'refused', fault?: UploadFault) => Promise<void>;
  readonly forget: (id: string) => Promise<void>;
}

/** Where a browser posts a file, no later and no bigger than was announced. */
export interface UploadLink {
  readonly url: string;
  /** Of a form whose last field is `file`; without them the body is the file. */
  readonly fields?: Readonly<Record<string, string>>;
}

/** What a link of our own says, to be believed only when its words were signed here. */
export interface LinkWords {
  readonly id: string;
  /** Seconds since 1970. */
  readonly until: number;
  readonly sizeBytes: number;
  readonly mac: string;
}

/** 附件的内容 — in quarantine until found clean; what is kept is kept under its hash, and never rewritten. */
export interface Blobs {
  readonly uploadLink: (upload: Pick<Upload, 'id' | 'sizeBytes' | 'sha256'>) => Promise<UploadLink>;
  readonly quarantine: (id: string, bytes: Uint8Array) => Promise<void>;
  /** Undefined when nothing has come yet. */
  readonly quarantined: (id: string) => Promise<Uint8Array | undefined>;
  /** Copies what was found clean to where it stays. */
  readonly keep: (id: string, sha256: string) => Promise<void>;
  /** Empties its place in quarantine. */
  readonly discard: (id: string) => Promise<void>;
  /** @throws Error when the bytes are not those of the hash */
  readonly read: (attachment: Pick<Attachment, 'id' | 'sha256'>) => Promise<Uint8Array | undefined>;
  /** The bytes for a browser, or where it fetches them within minutes under that name. */
  readonly give: (
    attachment: Pick<Attachment, 'id' | 'sha256' | 'type'>,
    name: string,
  ) => Promise<Uint8Array | URL | undefined>;
}
