import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { hashOf, link, packingOf, writeAtOnce } from './packed-files.ts';

const deflate = promisify(gzip);

/** Packed at once: enough to keep all processors busy. */
const AT_ONCE = 32;

/** Texts by the hash of what they say, where those of the last build still are. */
export class Texts {
  readonly #dir: string;
  readonly #used = new Set<string>();
  readonly #waiting = new Set<Promise<void>>();

  constructor(dir: string) {
    this.#dir = dir;
    mkdirSync(dir, { recursive: true });
  }

  #path(hash: string): string {
    return join(this.#dir, `${hash}.bin`);
  }

  async #pack(content: string, path: string): Promise<void> {
    const packing = deflate(content, packingOf(content)).then((bytes) => {
      writeAtOnce(path, bytes);
      this.#waiting.delete(packing);
    });
    this.#waiting.add(packing);
    if (this.#waiting.size >= AT_ONCE) await Promise.race(this.#waiting);
  }

  /** Packs a text, unless it is there. @returns its hash */
  async keep(content: string): Promise<string> {
    const hash = hashOf(content);
    if (this.#used.has(hash)) return hash;
    this.#used.add(hash);
    if (!existsSync(this.#path(hash))) await this.#pack(content, this.#path(hash));
    return hash;
  }

  /** Puts texts that were kept by this build or the last into a folder, and forgets all others. */
  async place(hashes: ReadonlySet<string>, dir: string): Promise<void> {
    await Promise.all(this.#waiting);
    mkdirSync(dir, { recursive: true });
    for (const hash of hashes) link(this.#path(hash), join(dir, `${hash}.bin`));
    for (const file of readdirSync(this.#dir)) if (!hashes.has(file.slice(0, -4))) rmSync(join(this.#dir, file));
  }
}
