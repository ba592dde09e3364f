import { mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../tests/support/files.ts';
import { testKeys } from '../../tests/support/office.ts';
import { diskBlobs, sweepBlobs } from './blobs-disk.ts';
import { sealBlob } from './sealed-blob.ts';

const ID = 'abcdefghijklmnopqrstuvwx';
const BYTES = Buffer.from('%PDF-1.7 …');
const HASH = sha256(BYTES);

let folder: string;
const clock = { seconds: 1_000_000 };
const keys = testKeys();
const blobs = () => diskBlobs({ folder, nowSeconds: () => clock.seconds, keys });
const keptAt = (id: string) => join(folder, HASH.slice(0, 2), `${HASH}.${id}`);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingbai-blobs-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('附件 on one machine', () => {
  it('are their owner’s alone, in quarantine and after', async () => {
    await blobs().quarantine(ID, BYTES);
    expect(await blobs().quarantined(ID)).toEqual(BYTES);
    await blobs().keep(ID, HASH);
    await blobs().discard(ID);
    expect(await blobs().quarantined(ID)).toBeUndefined();
    expect(await blobs().read({ id: ID, sha256: HASH })).toEqual(BYTES);
    expect((await stat(keptAt(ID))).mode & 0o777).toBe(0o600);
  });

  it('lie on the disk sealed, in quarantine and after, and no two alike', async () => {
    const ids = [`${ID}7`, `${ID}8`];
    const seen: string[] = [];
    for (const id of ids) {
      await blobs().quarantine(id, BYTES);
      seen.push(await readFile(join(folder, 'quarantine', id), 'latin1'));
      await blobs().keep(id, HASH);
      await blobs().discard(id);
      seen.push(await readFile(keptAt(id), 'latin1'));
    }
    for (const text of seen) expect(text).not.toContain('PDF');
    expect(new Set(seen.map((text) => text.slice(-BYTES.length))).size).toBe(4);
  });

  it('open in their own place alone, with their own keys', async () => {
    await rename(keptAt(`${ID}7`), keptAt(`${ID}9`));
    await expect(blobs().read({ id: `${ID}9`, sha256: HASH })).rejects.toThrow('sealed for another place');
    await rename(keptAt(`${ID}9`), join(folder, 'quarantine', `${ID}7`));
    await expect(blobs().quarantined(`${ID}7`)).rejects.toThrow('sealed for another place');
    await blobs().discard(`${ID}7`);
    const others = diskBlobs({ folder, nowSeconds: () => clock.seconds, keys: testKeys() });
    await expect(others.read({ id: `${ID}8`, sha256: HASH })).rejects.toThrow('没有编号为');
    await rm(keptAt(`${ID}8`));
  });

  it('are not rewritten, and a changed one is not handed out', async () => {
    await blobs().quarantine(ID, Buffer.from('other'));
    await blobs().keep(ID, HASH);
    expect(await blobs().read({ id: ID, sha256: HASH })).toEqual(BYTES);
    const whole = await readFile(keptAt(ID));
    for (const [at, bit] of [
      [whole.length - 1, 1],
      [whole.indexOf('\n') + 20, 128],
    ] as const) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ bit;
      await writeFile(keptAt(ID), changed);
      await expect(blobs().read({ id: ID, sha256: HASH })).rejects.toThrow('changed since');
    }
    await writeFile(keptAt(ID), BYTES);
    await expect(blobs().read({ id: ID, sha256: HASH })).rejects.toThrow('not a sealed one');
    await writeFile(keptAt(ID), await sealBlob(keys, { id: ID, area: 'kept' }, Buffer.from('other')));
    await expect(blobs().read({ id: ID, sha256: HASH })).rejects.toThrow('not those that were kept');
  });

  it('take no id that could be a path', async () => {
    await expect(async () => blobs().quarantine('../../../../etc/cron.d/x', BYTES)).rejects.toThrow(RangeError);
  });

  it('that nobody took go after a day, the others stay', async () => {
    await blobs().quarantine(`${ID}2`, BYTES);
    const isClaimed = async (id: string) => id === ID;
    const later = { nowSeconds: Date.now() / 1000 + 2 * 86_400, olderThanSeconds: 86_400, isClaimed };
    expect(await sweepBlobs(folder, { ...later, nowSeconds: Date.now() / 1000 })).toEqual([]);
    expect(await sweepBlobs(folder, later)).toEqual([`${ID}2`]);
    expect((await readdir(join(folder, HASH.slice(0, 2)))).length).toBe(1);
    expect(await sweepBlobs(join(folder, 'nowhere'), later)).toEqual([]);
  });
});

describe('the link of an upload', () => {
  const wordsOf = async (sizeBytes = 10) => {
    const { url } = await blobs().uploadLink({ id: ID, sizeBytes, sha256: HASH });
    const { pathname, searchParams } = new URL(url, 'https://x.example');
    expect(pathname).toBe(`/uploads/${ID}`);
    return {
      id: ID,
      until: Number(searchParams.get('until')),
      sizeBytes: Number(searchParams.get('size')),
      mac: searchParams.get('mac') ?? '',
    };
  };

  it('is ours for a quarter of an hour', async () => {
    const link = await wordsOf();
    expect(await blobs().isOurs(link)).toBe(true);
    clock.seconds += 901;
    expect(await blobs().isOurs(link)).toBe(false);
  });

  it.each([{ id: `${ID}3` }, { until: 9_999_999_999 }, { sizeBytes: 11 }, { mac: '' }, { mac: 'x'.repeat(43) }])(
    'with %j instead is not',
    async (change) => {
      expect(await blobs().isOurs({ ...(await wordsOf()), ...change })).toBe(false);
    },
  );
});
