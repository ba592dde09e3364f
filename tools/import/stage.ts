import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { finished } from 'node:stream/promises';
import { Complaint } from '../terminal.ts';
import type { Register } from './register.ts';

/** Where a run works, inside the target so that a finished file only has to be renamed; gone when it is done. */
const WORK = '.import-work';

/** Waiting for the disk goes on side by side; more does not help one disk. */
const AT_ONCE = 24;

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** Begins a run: what a killed one left is swept away. @throws Complaint while another run works on the same target */
export const beginWork = (to: string): string => {
  const work = join(to, WORK);
  const lock = join(work, 'pid');
  if (existsSync(lock)) {
    const pid = Number(readFileSync(lock, 'utf8'));
    if (pid !== process.pid && isAlive(pid))
      throw new Complaint(`另一次导入（进程 ${pid}）正在写 ${to}：请等它结束再运行。`);
  }
  rmSync(work, { recursive: true, force: true });
  mkdirSync(join(work, 'files'), { recursive: true });
  writeFileSync(lock, String(process.pid));
  return work;
};

export const endWork = (work: string): void => rmSync(work, { recursive: true, force: true });

/** Writes a file and waits until it lies on the disk. */
const writeThrough = async (path: string, content: string | Buffer): Promise<void> => {
  const handle = await open(path, 'w');
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const syncFolder = async (path: string): Promise<void> => {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const hashOfFile = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
};

/** Files made ready beside the target, each whole and on the disk, then put in their places all at once. */
export class Stage {
  readonly #work: string;
  readonly #to: string;
  readonly #register: Register;
  readonly #underway = new Set<Promise<void>>();
  #count = 0;

  constructor(work: string, to: string, register: Register) {
    this.#work = work;
    this.#to = to;
    this.#register = register;
  }

  get count(): number {
    return this.#count;
  }

  /** Makes a file ready, unless the target has just this. */
  async put(file: string, content: string | Buffer): Promise<void> {
    const path = join(this.#to, file);
    if (existsSync(path) && readFileSync(path).equals(Buffer.from(content))) return;
    const writing = writeThrough(this.#next(file), content).finally(() => this.#underway.delete(writing));
    this.#underway.add(writing);
    if (this.#underway.size >= AT_ONCE) await Promise.race(this.#underway);
  }

  /** Puts everything in its place. Killed half-way it leaves whole files only, and the next run does the rest. */
  async commit(): Promise<void> {
    await Promise.all(this.#underway);
    const folders = new Set<string>();
    for (const { n, file } of this.#register.all<{ n: number; file: string }>('SELECT n, file FROM staged')) {
      const path = join(this.#to, file);
      if (!folders.has(dirname(path))) mkdirSync(dirname(path), { recursive: true });
      folders.add(dirname(path));
      renameSync(this.#path(n), path);
    }
    for (const folder of folders) await syncFolder(folder);
    this.#register.run('DELETE FROM staged');
  }

  #path(n: number): string {
    return join(this.#work, 'files', String(n));
  }

  #next(file: string): string {
    this.#count += 1;
    this.#register.run('INSERT INTO staged VALUES (?, ?)', this.#count, file);
    return this.#path(this.#count);
  }
}

/** Puts a finished file in its place, unless it is just so already. */
export const moveInto = async (ready: string, path: string): Promise<void> => {
  if (existsSync(path) && (await hashOfFile(path)) === (await hashOfFile(ready))) return;
  const handle = await open(ready, 'r');
  await handle.sync();
  await handle.close();
  await rename(ready, path);
  await syncFolder(dirname(path));
};

/** Replaces one file of any length as a whole. */
export const replaceFile = async (work: string, path: string, lines: Iterable<string>): Promise<void> => {
  const ready = join(work, 'replacing');
  const stream = createWriteStream(ready);
  for (const line of lines) if (!stream.write(line)) await once(stream, 'drain');
  stream.end();
  await finished(stream);
  await moveInto(ready, path);
};
