import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip, gzipSync, type ZlibOptions } from 'node:zlib';

const deflate = promisify(gzip);

const MIN_WINDOW_BITS = 9;
const MAX_WINDOW_BITS = 15;

/** Tables as large as the content needs: thousands of small files would each clear those of a large one. */
const optionsFor = (content: string | Uint8Array): ZlibOptions => {
  const bits = Math.max(MIN_WINDOW_BITS, Math.min(MAX_WINDOW_BITS, 32 - Math.clz32(Buffer.byteLength(content))));
  return { level: 9, windowBits: bits, memLevel: Math.min(9, bits - MIN_WINDOW_BITS + 3) };
};

/** Packed at once: enough to keep all processors busy. */
const AT_ONCE = 32;

export const hashOf = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('base64url').slice(0, 10);

const codeOf = (error: unknown): unknown => (error as NodeJS.ErrnoException).code;

const link = (from: string, to: string): void => {
  try {
    linkSync(from, to);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return;
    mkdirSync(dirname(to), { recursive: true });
    copyFileSync(from, to);
  }
};

/**
 * Packs the files of an index. Texts lie in a store by their hash, where those of the last build still are; what is
 * looked up changes nearly everywhere with any document, so it is written to its place at once.
 */
export class PackedFiles {
  readonly #store: string;
  readonly #outDir: string;
  readonly #fresh: string;
  readonly #used = new Set<string>();
  readonly #folders = new Set<string>();
  readonly #names: string[] = [];
  readonly #waiting = new Set<Promise<void>>();

  constructor(cacheDir: string, outDir: string) {
    this.#store = join(cacheDir, 'files');
    this.#outDir = outDir;
    this.#fresh = join(outDir, 'fresh');
    mkdirSync(this.#store, { recursive: true });
    rmSync(this.#fresh, { recursive: true, force: true });
  }

  #path(hash: string): string {
    return join(this.#store, `${hash}.bin`);
  }

  async #pack(content: string, path: string): Promise<void> {
    const packing = deflate(content, optionsFor(content)).then((bytes) => {
      writeFileSync(path, bytes);
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

  /** Puts a text that was kept by this build or the last into its place. */
  use(hash: string, to: string): void {
    this.#used.add(hash);
    link(this.#path(hash), to);
  }

  /** Packs a file of the index, at once: handing small ones to another thread costs more than packing them. */
  put(name: string, content: Uint8Array | string): void {
    this.#names.push(`${name} ${hashOf(content)}`);
    const path = join(this.#fresh, `${name}.bin`);
    const folder = dirname(path);
    if (!this.#folders.has(folder)) mkdirSync(folder, { recursive: true });
    this.#folders.add(folder);
    writeFileSync(path, gzipSync(content, optionsFor(content)));
  }

  async settle(): Promise<void> {
    await Promise.all(this.#waiting);
  }

  /** Puts the index into the folder of its name, and forgets texts that no longer have a place. @returns the name: a hash of all that was put */
  async place(): Promise<string> {
    await this.settle();
    const generation = hashOf(this.#names.join('\n'));
    const to = join(this.#outDir, generation);
    rmSync(to, { recursive: true, force: true });
    renameSync(this.#fresh, to);
    for (const file of readdirSync(this.#store))
      if (!this.#used.has(file.slice(0, -4))) rmSync(join(this.#store, file));
    return generation;
  }
}
