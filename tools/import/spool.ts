import { closeSync, fsyncSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Draft } from './draft.ts';
import { readLines } from './lines.ts';

/** A file kept with a draft until its document is written. */
export interface WaitingFile {
  readonly id: string;
  readonly title: string;
  readonly type: string;
}

/** A draft between reading and writing, with its place in the register. */
export interface Waiting {
  readonly id: number;
  readonly where: string;
  readonly draft: Draft;
  readonly publisher: string;
  readonly jointPublishers: readonly string[];
  readonly files: readonly WaitingFile[];
}

/** Drafts wait on disk, not in memory: versions are known only when every row has been read. */
export class Spool {
  readonly #path: string;
  readonly #blobs: string;
  readonly #handle: number;

  constructor(work: string) {
    this.#path = join(work, 'drafts.jsonl');
    this.#blobs = join(work, 'blobs');
    mkdirSync(this.#blobs);
    this.#handle = openSync(this.#path, 'w');
  }

  add(waiting: Waiting): void {
    writeSync(this.#handle, `${JSON.stringify(waiting)}\n`);
  }

  keep(id: string, bytes: Buffer): void {
    writeFileSync(this.blob(id), bytes);
  }

  blob(id: string): string {
    return join(this.#blobs, id);
  }

  async *all(): AsyncGenerator<Waiting> {
    fsyncSync(this.#handle);
    closeSync(this.#handle);
    for await (const { bytes } of readLines(this.#path, false, () => {}, Number.POSITIVE_INFINITY))
      yield JSON.parse(String(bytes)) as Waiting;
  }
}
