import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import type { AuditSeal } from '#functions/adapters/audit-seal.ts';
import type { Anchor } from '#functions/adapters/dynamo/fsck/anchor.ts';
import { Complaint } from '../terminal.ts';

const NAME = /^\d{4}-\d{2}-\d{2}T[\d:.+-]+\.jsonl$/;

/** The last line of an anchor file: how many applications, the digest of all lines before it, and their seal. */
interface Foot {
  readonly applications: number;
  readonly sha256: string;
  readonly seal: string;
}

const sealed = (at: string, { applications, sha256 }: Omit<Foot, 'seal'>): string =>
  `anchor|${at}|${applications}|${sha256}`;

const atOf = (name: string): string => name.slice(0, -'.jsonl'.length);

/** Writes all heads into a new file, whole or not at all. */
export const writeAnchor = async (
  folder: string,
  at: string,
  anchors: AsyncIterable<Anchor>,
  { seal }: AuditSeal,
): Promise<Foot & { readonly path: string }> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${at}.jsonl`);
  const hash = createHash('sha256');
  let applications = 0;
  let foot: Foot | undefined;
  const lines = async function* () {
    for await (const { number, version, head } of anchors) {
      const line = `${JSON.stringify([number, version, head])}\n`;
      hash.update(line);
      applications += 1;
      yield line;
    }
    const counted = { applications, sha256: hash.digest('hex') };
    foot = { ...counted, seal: await seal(sealed(at, counted)) };
    yield `${JSON.stringify(foot)}\n`;
  };
  await pipeline(lines(), createWriteStream(`${path}.tmp`, { mode: 0o600, flush: true }));
  await rename(`${path}.tmp`, path);
  return { ...(foot as unknown as Foot), path };
};

/** Writes the anchor of a day that has none yet. */
export const anchorDay = async (
  folder: string,
  at: string,
  anchors: () => AsyncIterable<Anchor>,
  seals: AuditSeal,
): Promise<void> => {
  const names = await anchorFiles(folder);
  if (!names.some((name) => name.startsWith(at.slice(0, 'yyyy-mm-dd'.length))))
    await writeAnchor(folder, at, anchors(), seals);
};

const linesOf = (path: string) =>
  createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });

/** @throws Complaint when the file is not one that was sealed here */
const verify = async (folder: string, name: string, { isSealed }: AuditSeal): Promise<void> => {
  const hash = createHash('sha256');
  let applications = -1;
  let last: string | undefined;
  for await (const line of linesOf(join(folder, name))) {
    if (last !== undefined) hash.update(`${last}\n`);
    applications += 1;
    last = line;
  }
  try {
    const foot = JSON.parse(last ?? '') as Foot;
    const isWhole = foot.applications === applications && foot.sha256 === hash.digest('hex');
    if (isWhole && (await isSealed(sealed(atOf(name), foot), foot.seal))) return;
  } catch {
    // Said below.
  }
  throw new Complaint(`锚文件 ${join(folder, name)} 被改动过或残缺：请换用另外保存的那一份。`);
};

/** The names of the anchor files of a folder, the oldest first. */
export const anchorFiles = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder).catch(() => [])).filter((name) => NAME.test(name)).sort();

/** The heads in an anchor file, after all of it has been verified. */
export const readAnchor = async function* (folder: string, name: string, seal: AuditSeal): AsyncGenerator<Anchor> {
  await verify(folder, name, seal);
  for await (const line of linesOf(join(folder, name))) {
    const given = JSON.parse(line) as unknown;
    if (!Array.isArray(given)) return;
    const [number, version, head] = given as [string, number, string];
    yield { number, version, head };
  }
};
