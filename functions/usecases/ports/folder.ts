import type { Finding } from '#domain/outgoing/finding.ts';
import type { FolderFault } from '#domain/outgoing/folder-faults.ts';
import type { ReleasedFile } from '#domain/outgoing/released-file.ts';
import type { Instant } from '../ports.ts';
import type { Officer } from './officer.ts';
import type { OutgoingFile } from './outgoing.ts';
import type { UploadLink } from './uploads.ts';

/** 拟随答复公开的文件 — as it lies in the folder of an application, with what the check found. */
export interface FolderFile extends ReleasedFile {
  readonly findings: readonly Finding[];
  readonly addedBy: string;
  readonly addedAt: Instant;
  /** Of a PDF or a picture; 0 of what cannot be shown page by page, and so not be redacted. */
  readonly pages: number;
  /** Who looked at each finding, and why it may be released. */
  readonly confirmed?: { readonly by: string; readonly reason: string };
  /** 遮盖 — the file it was made of, and the reason of each removal. */
  readonly madeFrom?: {
    readonly id: string;
    readonly name: string;
    readonly removals: readonly Removal[];
    /** 别处仍有 — hidden words that still stand where nothing was marked. */
    readonly elsewhere?: readonly string[];
  };
}

/** 一处遮盖 — where, and under which article. */
export interface Removal {
  readonly where: string;
  readonly law: string;
}

/** 文件夹 of an application, in the order the files came; what is released is what its draft binds. */
export interface OutgoingFolder {
  readonly list: (number: string) => Promise<readonly FolderFile[]>;
  /** Takes a clean upload into the folder, so that it stays; false when it is not clean, or another's. */
  readonly add: (number: string, file: FolderFile) => Promise<boolean>;
  readonly put: (number: string, file: FolderFile) => Promise<void>;
  /** It is listed no more; what an earlier draft bound can still be read. */
  readonly remove: (number: string, id: string) => Promise<void>;
}

/** Whose folder, and who is at it. */
export interface AtFolder {
  readonly number: string;
  readonly officer: Officer;
}

export interface Brought extends OutgoingFile {
  /** Hexadecimal. */
  readonly sha256: string;
  readonly madeFrom?: FolderFile['madeFrom'];
}

export type Kept = { readonly file: FolderFile } | { readonly fault: FolderFault } | 'noSuchApplication';

/** 送来的文件 — where a bucket takes what pages without scripting bring: a function is sent 6 MB at most. */
export interface Incoming {
  /**
   * A form whose last field is `file`, for one key, or for one that ends in the name the browser gives (`${filename}`);
   * afterwards the browser goes `next`, with the key in its query.
   */
  readonly form: (key: string, next: string) => Promise<UploadLink>;
  /** Undefined when nothing came. */
  readonly take: (key: string) => Promise<Uint8Array | undefined>;
  readonly discard: (key: string) => Promise<void>;
}
