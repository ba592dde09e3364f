import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../tests/support/files.ts';
import { testKeys } from '../../tests/support/office.ts';
import { diskBlobs, sweepBlobs } from './blobs-disk.ts';

const ID = 'abcdefghijklmnopqrstuvwx';
const BYTES = Buffer.from('%PDF-1.7 …');
const HASH = sha256(BYTES);

let folder: string;
const clock = { seconds: 1_000_000 };
const keys = testKeys();
const blobs = () =>
  diskBlobs({ folder, nowSeconds: () => clock.seconds, sign: async (text) => (await keys.mac('link', text)).mac });

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
    const path = join(folder, HASH.slice(0, 2), `${HASH}.${ID}`);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('are not rewritten, and a changed one is not handed out', async () => {
    await blobs().quarantine(ID, Buffer.from('other'));
    await blobs().keep(ID, HASH);
    expect(await blobs().read({ id: ID, sha256: HASH })).toEqual(BYTES);
    await writeFile(join(folder, HASH.slice(0, 2), `${HASH}.${ID}`), 'changed');
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
