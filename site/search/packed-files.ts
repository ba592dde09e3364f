import { createHash } from 'node:crypto';
import { copyFileSync, linkSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync, type ZlibOptions } from 'node:zlib';

const MIN_WINDOW_BITS = 9;
const MAX_WINDOW_BITS = 15;

/** Tables as large as the content needs: thousands of small files would each clear those of a large one. */
export const packingOf = (content: string | Uint8Array): ZlibOptions => {
  const bits = Math.max(MIN_WINDOW_BITS, Math.min(MAX_WINDOW_BITS, 32 - Math.clz32(Buffer.byteLength(content))));
  return { level: 9, windowBits: bits, memLevel: Math.min(9, bits - MIN_WINDOW_BITS + 3) };
};

export const hashOf = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('base64url').slice(0, 10);

const codeOf = (error: unknown): unknown => (error as NodeJS.ErrnoException).code;

/** Makes a file stand in a second place too, where there is none yet: as the same file, or as a copy on another disk. */
export const link = (from: string, to: string): void => {
  try {
    linkSync(from, to);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return;
    mkdirSync(dirname(to), { recursive: true });
    copyFileSync(from, to);
  }
};

/** Writes a file that stands there whole or not at all, whenever the process stops; unlike `whole-file.ts` it waits for no disk. */
export const writeAtOnce = (path: string, content: Uint8Array | string): void => {
  writeFileSync(`${path}.new`, content);
  renameSync(`${path}.new`, path);
};

/** Names of files and the hashes of what is in them. */
export type Contents = Readonly<Record<string, string>>;

/** The files of a segment, packed as they are put: handing small ones to another thread costs more than packing them. */
export class PackedFiles {
  readonly #dir: string;
  readonly #folders = new Set<string>();
  readonly #contents: Record<string, string>;

  /** Files of `contents` lie in `dir` already. */
  constructor(dir: string, contents: Contents = {}) {
    this.#dir = dir;
    this.#contents = { ...contents };
  }

  get contents(): Contents {
    return this.#contents;
  }

  /** A hash of everything that was put. */
  get generation(): string {
    return hashOf(JSON.stringify(Object.entries(this.#contents).sort()));
  }

  put(name: string, content: Uint8Array | string): void {
    const path = this.path(name);
    const folder = dirname(path);
    if (!this.#folders.has(folder)) mkdirSync(folder, { recursive: true });
    this.#folders.add(folder);
    this.#contents[name] = hashOf(content);
    // What stands there may stand in a published site too: it is replaced, not written over.
    writeAtOnce(path, gzipSync(content, packingOf(content)));
  }

  path(name: string): string {
    return join(this.#dir, `${name}.bin`);
  }

  /** Makes all files stand in another folder too. */
  linkTo(dir: string): void {
    mkdirSync(dir, { recursive: true });
    for (const folder of new Set(Object.keys(this.#contents).map((name) => dirname(name))))
      mkdirSync(join(dir, folder), { recursive: true });
    for (const name of Object.keys(this.#contents)) link(this.path(name), join(dir, `${name}.bin`));
  }
}
