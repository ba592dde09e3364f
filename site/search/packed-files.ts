import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const pack = promisify(gzip);
/** Packed at once: enough to keep all processors busy. */
const AT_ONCE = 32;

export const hashOf = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('base64url').slice(0, 10);

const link = (from: string, to: string): void => {
  mkdirSync(dirname(to), { recursive: true });
  if (existsSync(to)) return;
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
};

/** Packs contents into a store by their hash, where those of the last build still lie, and puts them where they belong. */
export class PackedFiles {
  readonly #dir: string;
  readonly #used = new Set<string>();
  readonly #names: string[] = [];
  readonly #waiting = new Set<Promise<void>>();

  constructor(cacheDir: string) {
    this.#dir = join(cacheDir, 'files');
    mkdirSync(this.#dir, { recursive: true });
  }

  #path(hash: string): string {
    return join(this.#dir, `${hash}.bin`);
  }

  /** Packs a content, unless it is there. @returns its hash */
  async keep(content: Uint8Array | string): Promise<string> {
    const hash = hashOf(content);
    if (this.#used.has(hash)) return hash;
    this.#used.add(hash);
    const path = this.#path(hash);
    if (existsSync(path)) return hash;
    const copy = typeof content === 'string' ? content : content.slice();
    const packing = pack(copy, { level: 9 }).then((bytes) => {
      writeFileSync(path, bytes);
      this.#waiting.delete(packing);
    });
    this.#waiting.add(packing);
    if (this.#waiting.size >= AT_ONCE) await Promise.race(this.#waiting);
    return hash;
  }

  /** Puts a content that was kept by this build or the last into its place. */
  use(hash: string, to: string): void {
    this.#used.add(hash);
    link(this.#path(hash), to);
  }

  /** Packs a content that will be put into its place by `place`. */
  async put(name: string, content: Uint8Array | string): Promise<void> {
    this.#names.push(`${name} ${await this.keep(content)}`);
  }

  async settle(): Promise<void> {
    await Promise.all(this.#waiting);
  }

  /** A hash of all that was put, names included. */
  get generation(): string {
    return hashOf(this.#names.join('\n'));
  }

  /** Puts everything into its place, and forgets what no longer has one. */
  async place(outDir: string): Promise<void> {
    await this.settle();
    for (const line of this.#names) {
      const [name = '', hash = ''] = line.split(' ');
      link(this.#path(hash), join(outDir, `${name}.bin`));
    }
    for (const file of readdirSync(this.#dir)) if (!this.#used.has(file.slice(0, -4))) rmSync(join(this.#dir, file));
  }
}
