import type { Finding } from '#domain/outgoing/finding.ts';
import type { Passage } from '#domain/outgoing/personal-data.ts';

export interface OutgoingFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a file carries: the faults of its form, and every passage it says, hidden ones too. */
export interface Inspection {
  readonly findings: readonly Finding[];
  readonly passages: readonly Passage[];
}

/** 检查文件 — never fails for what the file is: what cannot be read, or not in time, is a finding. */
export interface FileInspector {
  readonly inspect: (file: OutgoingFile) => Promise<Inspection>;
}

/** 遮盖区 — in points (PDF) or pixels (image) from the top left corner of the page as it is shown; pages count from 1. */
export interface Area {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Why nothing is redacted; `notRemoved`: what was made did not pass the check, and is not given. */
export type RedactionRefusal =
  | 'notRedactable'
  | 'unreadable'
  | 'encrypted'
  | 'tooLarge'
  | 'fontMissing'
  | 'noArea'
  | 'areaOutside'
  | 'notRemoved';

export type Redaction =
  | {
      readonly kind: 'redacted';
      readonly file: OutgoingFile;
      /** Of its bytes, hexadecimal. */
      readonly sha256: string;
      readonly pages: number;
      /** 别处仍有 — hidden words that still stand outside the areas, one sentence each. */
      readonly elsewhere: readonly string[];
    }
  | { readonly kind: 'refused'; readonly reason: RedactionRefusal; readonly words: string };

/** 遮盖 — a new file made only of what may be seen: nothing of the old one's objects, text or pixels under the areas. */
export interface Redactor {
  readonly redact: (file: OutgoingFile, areas: readonly Area[]) => Promise<Redaction>;
}

/** Of a page as it is shown: in points (PDF) or pixels (image). */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** 看文件的各页 — what an officer aims at before a redaction. What cannot be read has no pages. */
export interface PageReader {
  readonly sizes: (file: OutgoingFile) => Promise<readonly PageSize[]>;
  /** A picture (PNG) of a page counted from 1; undefined where there is none. */
  readonly draw: (file: OutgoingFile, page: number) => Promise<Uint8Array | undefined>;
  /** Every place of each word, in the order of the words. */
  readonly find: (file: OutgoingFile, words: readonly string[]) => Promise<readonly (readonly Area[])[]>;
}
